import type { VerifyWords } from "./english";

/** The same in Spanish. */
export const spanish: VerifyWords = {
  title: "Comprobar una prueba",
  description: "Comprueba en su navegador, sin enviar nada, que una verificación publicada es la que su redacción registró.",
  about:
    "Cada verificación publicada ofrece su prueba como archivo. Muestra que esa redacción publicó el texto, que sus calificaciones son las registradas y que no se cambió nada de lo registrado antes. No muestra que una calificación sea acertada.",
  proof: "Prueba",
  proofAbout: "Un archivo que termina en .assay-proof.json. Suéltelo aquí o elíjalo.",
  key: "Clave en la que confía",
  optional: "opcional",
  keyAbout:
    "Una clave de verificación del registro de la redacción, de su página …/log/keys o de un testigo. Sin ella, compare usted mismo más abajo.",
  notChecked: "No se pudo comprobar {file}",
  holds: "La prueba de {file} es válida",
  fails: "La prueba de {file} no es válida",
  anybody:
    "Cualquiera puede hacer una prueba válida. De quién es esta lo dice la clave: compárela con una que haya obtenido fuera del archivo.",
  promise:
    "Su navegador lee el archivo y no lo envía a ninguna parte; una vez abierta, esta página funciona sin red. Si prefiere no confiar en esta página, descargue {verifier} (un solo archivo, que se lee en diez minutos) y ejecute {command}.",
  verifier: "el verificador",
  findings: {
    text: "El texto de la versión {1} de «{2}» tiene la huella {3}.",
    signedByNamed: "Un estado de {1} eventos del registro {2} está firmado con una clave que usted indicó.",
    signedByItsOwn: "Un estado de {1} eventos del registro {2} está firmado con una clave que indica la propia prueba.",
    stampUnchecked:
      "Un sello de tiempo dice que este estado existía a las {1} (su firma no se comprobó aquí; openssl ts dice si es de confianza).",
    stampSigned:
      "Un sello de tiempo dice que este estado existía a las {1} (firmado con un certificado que se llama {2}; openssl ts dice si es de confianza).",
    witnessNamed: "El testigo {1}, cuya clave usted indicó, vio crecer ese registro sin ningún cambio hasta {2}.",
    witnessUnknown:
      "Un testigo llamado {1} vio crecer ese registro sin ningún cambio hasta {2}, según una clave que indica la propia prueba: {3}",
    events: "{1} eventos están en ese registro, cada uno en su lugar.",
    eventsSealed: "{1} eventos están en ese registro, cada uno en su lugar ({2} de ellos sellados).",
    published: "El evento {1} registra que {2} publicó esta versión a las {3}, y el registro contiene cada una de sus calificaciones.",
    unusableKey: "Una clave que usted ha indicado no lo es o no está completa; no se ha comprobado nada.",
    changedText: "El texto publicado se cambió: no tiene la huella que se registró.",
    unknownForm: "El archivo no es una prueba en una forma que esta página conozca.",
    notText: "El archivo no es un texto que esta página pueda leer.",
    tooLarge: "El archivo es demasiado grande para ser una prueba.",
    unpublished: "Ningún evento del registro recoge la publicación de esta versión.",
    otherTime: "La versión indica otra hora de publicación que el registro.",
    noVerdict: "Ningún evento del registro recoge la calificación de «{1}».",
    otherVerdict: "El registro recoge otra calificación de «{1}».",
  },
};
