import type { englishMails } from "./english-mails";
import { pluralsIn } from "./say";

const many = pluralsIn("de");

/** The words of mails, and of the page that ends them, in German. */
export const germanMails: typeof englishMails = {
  mail: {
    published: "Veröffentlicht",
    isPublished: (newsroom) => `${newsroom}: Ein Faktencheck ist erschienen.`,
    isChanged: (newsroom, change) => `${newsroom}: ${change}.`,
    more: (count) => many(count, { one: "Und eine weitere Zeile im Bericht.", other: "Und # weitere Zeilen im Bericht." }),
    version: (number, moment) => `Fassung ${number} vom ${moment}`,
    answered: (newsroom, result) => `${newsroom} hat auf Ihre Fehlermeldung geantwortet: ${result}.`,
    answeredSubject: (result) => `Ihre Fehlermeldung: ${result}`,
    answer: "Die Antwort",
    because: {
      claimant:
        "Sie bekommen diese Mail, weil die Redaktion Sie um eine Stellungnahme zu einer Behauptung gebeten und notiert hat, dass Sie erfahren wollen, was darüber veröffentlicht wird.",
      reader: "Sie bekommen diese Mail, weil Sie in diesem Bericht einen Fehler gemeldet und Ihre Adresse hinterlassen haben.",
      submitter: "Sie bekommen diese Mail, weil Sie den geprüften Artikel eingereicht haben.",
    },
    end: "Keine solchen Mails mehr bekommen",
  },

  optOut: {
    nothing: "Unter dieser Adresse lässt sich keine Mail abbestellen. Bitte dem Link so folgen, wie er in der Mail steht.",
    ask: "Keine solchen Mails mehr?",
    about: "Sie bekommen dann keine Mails dieser Art mehr von dieser Redaktion, und Ihre Adresse wird gelöscht.",
    button: "Keine Mails mehr",
    tooMany: "Zu viele Versuche",
    wait: (count) =>
      many(count, { one: "Bitte in einer Minute noch einmal versuchen.", other: "Bitte in # Minuten noch einmal versuchen." }),
    ended: "Sie bekommen keine solchen Mails mehr",
    endedAbout: "Ihre Adresse ist gelöscht. Was schon unterwegs ist, kann noch ankommen.",
  },
};
