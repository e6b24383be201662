import type { englishMails } from "./english-mails";
import { pluralsIn } from "./say";

const many = pluralsIn("es");

/** The words of mails, and of the page that ends them, in Spanish. */
export const spanishMails: typeof englishMails = {
  mail: {
    published: "Publicado",
    isPublished: (newsroom) => `${newsroom}: se publicó una verificación.`,
    isChanged: (newsroom, change) => `${newsroom}: ${change}.`,
    more: (count) => many(count, { one: "Y una línea más, en el informe.", other: "Y # líneas más, en el informe." }),
    version: (number, moment) => `Versión ${number}, del ${moment}`,
    answered: (newsroom, result) => `${newsroom} respondió a su aviso de un error: ${result}.`,
    answeredSubject: (result) => `Su aviso de un error: ${result}`,
    answer: "La respuesta",
    because: {
      claimant:
        "Recibe este mensaje porque la redacción le pidió una respuesta sobre una afirmación y anotó que quiere saber qué se publica de ella.",
      reader: "Recibe este mensaje porque avisó de un error en este informe y dejó su dirección.",
      submitter: "Recibe este mensaje porque propuso el artículo que se verificó.",
    },
    end: "Para no recibir más mensajes como este",
  },

  optOut: {
    nothing: "Esta dirección no pone fin a ningún mensaje. Siga el enlace tal como figura en el mensaje.",
    ask: "¿No recibir más mensajes como este?",
    about: "No recibirá más mensajes de este tipo de esta redacción, y su dirección se borrará.",
    button: "No más mensajes",
    tooMany: "Demasiados intentos",
    wait: (count) => many(count, { one: "Inténtelo de nuevo en # minuto.", other: "Inténtelo de nuevo en # minutos." }),
    ended: "No recibirá más mensajes como este",
    endedAbout: "Su dirección está borrada. Lo que ya está en camino aún puede llegar.",
  },
};
