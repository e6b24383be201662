import type { englishLists } from "./english-lists";
import { pluralsIn, say } from "./say";

const many = pluralsIn("es");

/** So many claims, in Spanish. */
export const spanishClaims = (count: number) => many(count, { one: "# afirmación", other: "# afirmaciones" });

/** How sure a verdict is, in Spanish, as a sentence needs it. */
export const spanishConfidence = { low: "baja", medium: "media", high: "alta" };

/** The words of a newsroom's lists, forms, cards and files in Spanish. */
export const spanishLists: typeof englishLists = {
  frame: {
    whoAndHow: "Quiénes y cómo",
    people: "Equipo",
    funding: "Financiación",
    skip: "Ir al contenido",
    reports: "Informes",
    claims: "Afirmaciones",
    methodology: "Metodología",
    corrections: "Rectificaciones",
    madeWith: "Verificado y publicado con Assay, de código abierto.",
    forPrograms: "Para programas",
    atomFeed: "Canal Atom",
    jsonFeed: "Canal JSON",
    correctionsFeed: "Canal de rectificaciones",
    claimReviews: "Datos ClaimReview",
    description: (newsroom) => `Verificaciones publicadas por ${newsroom}.`,
  },

  site: {
    noFunding: "La redacción no ha escrito quién paga su trabajo.",
    noPeople: "Nadie de quienes verifican aquí ha aceptado todavía que se le nombre.",
    peopleAbout: (newsroom) =>
      say`Quiénes verifican afirmaciones para ${newsroom}, en sus propias palabras. Aquí solo está quien lo aceptó.`,
    interests: "Intereses que conviene conocer",
    reads: (languages) => `Lee ${languages}.`,
    factChecksOf: (newsroom) => say`${newsroom}: verificaciones`,
    noReport: "Todavía no se ha publicado ningún informe.",
    reports: (count) => many(count, { one: "# informe publicado.", other: "# informes publicados, primero los más recientes." }),
    olderReports: "Informes anteriores",
    reportLine: ({ first, claims, number, changed }) =>
      changed === null
        ? say`${first}, ${spanishClaims(claims)}`
        : say`${first}, ${spanishClaims(claims)}, versión ${String(number)} del ${changed}`,
    noMethodology: "La redacción aún no ha escrito su metodología, y no puede publicar antes.",
    enforces: "Qué impone el programa",
    enforced: (quorum) =>
      `${quorum === 1 ? "Una persona evalúa" : `Al menos ${quorum} personas evalúan`} cada afirmación; nadie ve lo que piensan las demás antes de entregar su propia evaluación. Publica el informe alguien de la redacción que no evaluó ninguna de sus afirmaciones. Se conserva cada versión publicada.`,
    whoPays: "Quién lo paga",
    nothingTitle: "No hay nada en esta dirección",
    nothing: "Aquí no se publicó nada. Puede que la dirección esté mal escrita o que la versión no haya salido.",
    everything: "Todo lo publicado",
    notFound: "No encontrado",
  },

  claims: {
    topic: "Tema",
    everyTopic: "Todos los temas",
    by: (claimant) => `Afirmaciones de ${claimant}`,
    none: "Todavía no se ha publicado ninguna afirmación.",
    noneLikeThat: "Ninguna afirmación publicada es así. Busque menos palabras o muestre todas.",
    found: (count) => many(count, { one: "# afirmación.", other: "# afirmaciones, primero las últimas publicadas." }),
    counted: spanishClaims,
    everybody: "Todas las personas cuyas afirmaciones se verificaron",
    pages: "Páginas",
    newer: "Afirmaciones más recientes",
    older: "Afirmaciones anteriores",
    find: "Buscar afirmaciones",
    words: "Palabras",
    verdict: "Calificación",
    everyVerdict: "Todas las calificaciones",
    claimedBy: "Lo afirmó",
    anybody: "Cualquiera",
    year: "Año",
    everyYear: "Todos los años",
    narrow: "Acotar",
    showAll: "Mostrar todas",
    line: ({ claimant, claimedOn, report, day }) => {
      const checked = say`Verificado en ${report}, ${day}`;
      if (claimant === null) return checked;
      const claimed = claimedOn === null ? say`Lo afirmó ${claimant}. ` : say`Lo afirmó ${claimant}, ${claimedOn}. `;
      return [...claimed, ...checked];
    },
    note: (newsroom, claimant) =>
      say`Estas son las afirmaciones que ${newsroom} eligió verificar, no todo lo que dijo ${claimant}. Los números no dicen cuántas veces alguien tiene razón y no sirven para comparar personas.`,
    howChosen: "Cómo se eligen y se juzgan las afirmaciones",
    claimants: "Autores de afirmaciones",
    claimantsAbout: (newsroom) =>
      say`Todas las personas de las que ${newsroom} verificó afirmaciones, por nombre. Qué se verifica es una elección: un número dice aquí cuántas veces ocurrió, y nada de la persona.`,
    noClaimant: "Todavía no se ha publicado ninguna afirmación de un autor conocido.",
  },

  corrections: {
    which: "Qué cambios",
    every: "Todos los cambios",
    whereMoved: "Donde cambió una calificación",
    asFeed: "Como canal",
    noneMoved: "Ninguna calificación se cambió después de publicarse.",
    whatChanged: "qué cambió",
    versionChanged: (subject, number, link) => say`${subject}, versión ${String(number)} (${link})`,
    noPolicy: "La redacción aún no ha escrito cómo corrige sus errores, y no puede publicar antes.",
    changes: "Cambios después de publicar",
    none: "Ningún informe se cambió después de publicarse.",
    older: "Cambios anteriores",
    line: ({ change, moment, person }) => say`${change}, ${moment}, por ${person}`,
    versionOf: (subject, number) => say`${subject}, versión ${String(number)}`,
    verdictMoved: (from, to) => say`La calificación pasó de ${from} a ${to}`,
    readers: "Qué comunicaron los lectores",
    noError: "Ningún lector ha comunicado todavía un error. Cada informe tiene un enlace para hacerlo.",
    received: (count, waiting) =>
      `${many(count, { one: "# aviso recibido", other: "# avisos recibidos" })}, ${waiting === 0 ? "ninguno pendiente de respuesta" : many(waiting, { one: "# pendiente de respuesta", other: "# pendientes de respuesta" })}.`,
    waiting: "Pendiente",
  },

  error: {
    somethingWrong: "¿Hay algo mal aquí?",
    report: "Avisar de un error",
    whatComes: ". Lo que resulte se publica.",
    in: (subject, number) => say`En ${subject}, versión ${String(number)}`,
    about:
      "La redacción lee cada aviso y lo responde en público. Usted recibe una dirección donde estará la respuesta. No hace falta que diga quién es.",
    form: {
      what: "¿Qué está mal, y cómo lo sabe?",
      whatAbout: "Ayuda un enlace o un documento. La redacción lo lee; no se publica.",
      whatMissing: "Diga qué está mal y cómo lo sabe.",
      email: "Su correo electrónico",
      emailAbout:
        "Se le avisa cuando haya respuesta y de versiones posteriores de este informe. Nada más; cada correo permite darse de baja.",
      emailWrong: "Dé una dirección de correo electrónico o deje el campo vacío.",
      optional: "opcional",
      send: "Enviar a la redacción",
      sending: "Enviando…",
      isBack: "Su texto sin enviar está de vuelta.",
      discard: "Descartarlo",
      lost: "No se pudo contactar con la redacción y no se envió nada. Su texto sigue aquí. Compruebe la conexión e inténtelo de nuevo.",
      gone: "Esto ya no está publicado. No se envió nada.",
      refused: "Llegaron demasiados envíos desde aquí. No se envió nada, y su texto sigue aquí. Inténtelo de nuevo en una hora como mucho.",
    },
    title: "El aviso de un error",
    received: (moment, subject) => say`Recibido ${moment}, sobre ${subject}`,
    waits:
      "La redacción lo tiene y aún no ha respondido. Guarde esta dirección: el resultado estará aquí a la vista de todos, sin lo que usted escribió.",
    outcome: "Resultado",
    answeredBy: (person, moment) => say`Respondió ${person}, ${moment}.`,
    readCorrected: "Leer el informe corregido",
  },

  differences: {
    heading: (number) => `Qué cambió de la versión ${number - 1} a la ${number}`,
    title: (number, title) => `Qué cambió en la versión ${number}: ${title}`,
    same: "Lo que se dice a los lectores es lo mismo, palabra por palabra.",
    cameIn: "Añadido",
    takenOut: "quitado",
    theReport: "El informe",
    claimAdded: "Esta afirmación se añadió.",
    claimRemoved: "Esta afirmación ya no está en esta versión. Su página permanece.",
    claimPage: "La página de la afirmación",
    about: {
      newsroom: "Redacción",
      question: "La pregunta",
      summary: "Resumen",
      topics: "Temas",
      article: "El artículo",
      whyChosen: "Por qué se eligió",
      publishedWithout: "Publicado sin",
      retracted: "Retractado",
      statement: "Enunciado",
      quote: "Las palabras del autor",
      claimant: "Autor",
      claimedOn: "Afirmado el",
      verdict: "Calificación",
      why: "Por qué",
      confidence: "Certeza",
      answer: "La respuesta del autor",
      searched: "Qué se buscó",
    },
  },

  card: {
    title: (newsroom, statement) => `Verificación de ${newsroom}: ${statement}`,
    by: (newsroom) => say`Verificación de ${newsroom}`,
    claimed: ({ claimant, day }) => {
      if (claimant === null) return day === null ? [] : say`Afirmado el ${day}`;
      return day === null ? say`Lo afirmó ${claimant}` : say`Lo afirmó ${claimant}, ${day}`;
    },
    noLonger: "La redacción ya no la respalda.",
    versionOn: (number, day) => say`Versión ${String(number)}, ${day}.`,
    pinned: (number) => `Esta es la versión ${number}, conservada como se publicó.`,
    newer: (number) => `Hay una más reciente (${number})`,
    itSays: (label) => say`Dice: ${label}.`,
    inItsPlace: (claim) => say`Se conserva como se publicó por última vez. En su lugar está ahora: ${claim}`,
    foot: ({ number, first, changed }) =>
      changed === null
        ? say`Versión ${String(number)}, publicada el ${first}`
        : say`Versión ${String(number)}, publicada el ${first}, modificada el ${changed}`,
    readWhy: "Leer por qué, con las pruebas",
  },

  file: {
    topics: (names) => `Temas: ${names.join(", ")}`,
    ratingChanges: (newsroom) => `${newsroom}: calificaciones cambiadas`,
    claimed: (day, claimant) => `Afirmado${day === null ? "" : ` el ${day}`}${claimant === null ? "" : ` por ${claimant}`}`,
    before: (label) => `Antes decía: ${label}`,
    retractedBefore: (label) => `Retractado. Antes decía: ${label}.`,
    claimedBy: (claimant) => `Lo afirmó ${claimant}.`,
    feed: (newsroom) => `${newsroom}: verificaciones`,
    corrections: (newsroom) => `${newsroom}: rectificaciones y actualizaciones`,
    claimReviews: (newsroom) => `${newsroom}: datos ClaimReview`,
    moved: (statement, from, to) => `${statement} Antes: ${from}. Ahora: ${to}.`,
    factChecks: "Verificaciones",
    correctionsAndUpdates: "Rectificaciones y actualizaciones",
    reportRetracted: "Este informe está retractado. La redacción ya no respalda lo que sigue.",
    claimRetracted: "Esta verificación está retractada. La redacción ya no respalda lo que sigue.",
    search: (question, places, day) => `${question} Dónde: ${places}. ${day}.`,
    settled: ({ decider, day, confidence, first, changed }) =>
      `${decider} fijó la calificación el ${day}, con certeza ${spanishConfidence[confidence]}. Primera publicación el ${first}${changed === null ? "" : `, modificada el ${changed}`}.`,
    newest: (number, newest) => `Esta es la versión ${number}, conservada como se publicó. La más reciente es la versión ${newest}.`,
    publishedBy: (number, day, person) => `Versión ${number}, publicada el ${day} por ${person}`,
    copy: (hash) =>
      `Una copia para leer, no el registro firmado. El registro son los datos exactos de esta versión (SHA-256 ${hash}), con su prueba en el diario de la redacción:`,
    version: ({ number, change, day, person, reason }) =>
      `Versión ${number}: ${change}, ${day}, por ${person}${reason === "" ? "" : `. ${reason}`}`,
    sourceQuestion: (title) => `¿Qué dice «${title}»?`,
    footer: (newsroom, number, day) => `${newsroom} · versión ${number} del ${day} · una copia, no el registro firmado`,
  },
};
