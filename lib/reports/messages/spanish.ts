import type { Messages } from "./english";
import { listsIn, pluralsIn, say } from "./say";
import { spanishClaims, spanishConfidence, spanishLists } from "./spanish-lists";
import { spanishMails } from "./spanish-mails";

// The field's words: verificación (fact check), afirmación (claim), autor (claimant), calificación (verdict), prueba (evidence), derecho de
// réplica, rectificación (correction), retractado (retracted).

const many = pluralsIn("es");
const pieces = (count: number) => many(count, { one: "# prueba", other: "# pruebas" });
const asked = {
  email: "por correo electrónico",
  phone: "por teléfono",
  inPerson: "en persona",
  letter: "por carta",
  socialMedia: "en redes sociales",
  form: "por un formulario de contacto",
};
const replies = {
  answered: "Respondió.",
  declined: "No quiso responder.",
  noAnswer: "No llegó respuesta.",
  notReached: "No fue posible localizarlo.",
};
const without = {
  twoSources: "fuentes de dos editores",
  counterEvidence: "constancia de una búsqueda de pruebas contrarias",
  rightOfReply: "constancia de una consulta al autor de la afirmación",
  sourcesCaptured: "copias guardadas de todas las fuentes",
  interestsDisclosed: "mención de los intereses de todas las fuentes",
  evidenceCanBeFound: "un modo de que los lectores encuentren todas las pruebas",
};
const takedowns = {
  courtOrder: "lo ordenó un tribunal",
  privacy: "la ley protege la vida privada de una persona",
  copyright: "la ley protege la obra de una persona",
  safety: "pondría en peligro a alguien",
  otherLaw: "la ley lo exige",
};
const kinds: Record<string, string> = {
  webPage: "Página web",
  document: "Documento",
  image: "Imagen",
  recording: "Grabación",
  dataset: "Conjunto de datos",
  socialPost: "Publicación en redes sociales",
  interview: "Entrevista",
  email: "Correo electrónico",
  officialRecord: "Documento oficial",
  factCheck: "Verificación",
};

/** The words of public pages in Spanish. */
export const spanish: Messages = {
  ...spanishLists,
  ...spanishMails,
  list: listsIn("es"),
  labelled: (label, text) => `${label}: ${text}`,
  comma: ", ",
  quoted: (title) => `«${title}»`,
  factCheck: "Verificación",
  retracted: "Retractado",
  retractedTitle: (title) => `Retractado: ${title}`,
  versionTitle: (title, number) => `${title} (versión ${number})`,
  bytes: "octetos",
  changes: {
    first: "Primera publicación",
    typo: "Errata corregida",
    clarification: "Aclaración",
    update: "Actualización",
    correction: "Rectificación",
    retraction: "Retractación",
  },
  takedowns,
  stances: { supports: "Apoya la afirmación", refutes: "Contradice la afirmación", context: "Da contexto" },
  directness: { primary: "Fuente primaria", secondary: "Fuente secundaria" },
  errorOutcomes: { corrected: "Corregido", stands: "Comprobado de nuevo, y se mantiene", notAnError: "No trata de un error" },
  confidences: { low: "baja", medium: "media", high: "alta" },
  kind: (kind) => kinds[kind] ?? "Fuente",
  without,
  confidentialSource: "Una fuente confidencial",
  withheld: ({ reason }) =>
    reason === "" ? "No se revela la identidad de la fuente." : `No se revela la identidad de la fuente: ${reason}`,
  reply: ({ outcome }) => (outcome === null ? "Al publicarse no había llegado respuesta." : replies[outcome]),
  found: ({ isFound }) => (isFound ? "Se encontró algo." : "No se encontró nada."),
  fairness: ({ claims: all, asked: askedOn, answered, searched }) => {
    const on = (count: number) =>
      count === 0 ? "ninguna afirmación" : count === all ? spanishClaims(all) : `${count} de ${spanishClaims(all)}`;
    const came = askedOn === 0 ? "" : answered === 0 ? "; no llegó respuesta" : `, y respondió sobre ${answered}`;
    return `Se pidió respuesta al autor sobre ${on(askedOn)}${came}. Se buscaron pruebas de lo contrario sobre ${on(searched)}.`;
  },
  pieces,

  report: {
    topics: "Temas",
    dated: (first, changed) =>
      changed === null ? say`Verificación, ${first}` : say`Verificación, ${first}, última modificación el ${changed}`,
    publishedBy: (newsroom, person, moment) => say`Por ${newsroom}. Publicado por ${person}, ${moment}.`,
    whatWasChecked: "Qué se verificó",
    claims: (count) => (count === 1 ? "La afirmación" : "Las afirmaciones, en el orden del artículo"),
    noneSettled: "Ninguna afirmación tiene calificación todavía.",
    howItWasDone: "Cómo se hizo",
    whatIsMissing: "Qué falta",
    versions: "Versiones",
    everyVersionStays: "Cada versión permanece en su dirección.",
    howWeCorrect: "Cómo corregimos los errores",
    claimLine: ({ claimant, count, isAnswered }) => {
      const rest = `${pieces(count)}${isAnswered ? ", con respuesta del autor" : ""}`;
      return claimant === null ? [rest] : say`Lo afirmó ${claimant}, ${rest}`;
    },
    method: ({ quorum, deciders, publisher, count, isOne }) => {
      const people = quorum === 1 ? "Una persona evaluó" : `Al menos ${quorum} personas evaluaron`;
      const assessed = `${people} cada afirmación sin ver lo que pensaban las demás.`;
      const [verdicts, set] = count === 1 ? ["la calificación", "se fijó"] : ["las calificaciones", "se fijaron"];
      return isOne
        ? say`${assessed} Después ${publisher}, que no había evaluado ninguna, fijó ${verdicts} y publicó el informe.`
        : say`${assessed} Después ${set} ${verdicts}, por decisión de ${deciders}; ${publisher}, que no había evaluado ninguna, publicó el informe.`;
    },
    setAside: (count) =>
      many(count, {
        one: "Se recogió # enunciado más del artículo y quedó sin calificar.",
        other: "Se recogieron # enunciados más del artículo y quedaron sin calificar.",
      }),
    methodologyOf: (newsroom) => say`La metodología de ${newsroom}`,
    verdictsOn: (count) => `Calificaciones de ${spanishClaims(count)}`,
    cited: ({ title, author, outlet, day }) => [
      title,
      ...(author === null ? [] : say` de ${author}`),
      ...(outlet === null ? [] : say`, ${outlet}`),
      ...(day === null ? [] : say`, ${day}`),
    ],
    alsoIn: "También en:",
  },

  claim: {
    checkedIn: (report) => say`Una afirmación verificada en ${report}`,
    saidIn: ({ claimant, day, article }) => {
      if (claimant === null) return say`${article}`;
      return day === null ? say`${claimant}, en ${article}` : say`${claimant}, ${day}, en ${article}`;
    },
    inFull: "La afirmación completa:",
    verdict: "Calificación",
    why: "Por qué",
    evidence: "Pruebas",
    rightOfReply: "Derecho de réplica",
    searchedFor: "Qué se buscó",
    whereItAppeared: "Dónde apareció",
    whoJudgedIt: "Quién la juzgó",
    judged: ({ count, decider, day, confidence }) => {
      const people = many(count, { one: "Una persona evaluó", other: "# personas evaluaron" });
      return say`${people} esta afirmación sin ver lo que pensaban las demás. ${decider} fijó la calificación el ${day}, con certeza ${spanishConfidence[confidence]}.`;
    },
    published: (first, changed) =>
      changed === null
        ? say`Primera publicación: ${first}; sin cambios desde entonces.`
        : say`Primera publicación: ${first}; última modificación: ${changed}.`,
    verdictChanged: (number, label) => say`La calificación cambió. En la versión ${String(number)} era: ${label}.`,
    readVersion: (number) => `Leer la versión ${number}`,
    ownWords: (label) => say`En palabras de la redacción: ${label}.`,
    offScale: "Esta calificación está fuera de la escala de la redacción, que va de verdadero a falso.",
    scale: (count) => `Escala de ${count} grados, primero el más cierto`,
    noEvidence: "No se encontró ninguna prueba que permita decidir sobre esta afirmación.",
    evidenceNumber: (number) => `Prueba ${number}`,
    whyNotPrimary: (reason) => say`Por qué no una fuente primaria: ${reason}`,
    interests: (interests) => say`Intereses de la fuente: ${interests}`,
    claimantUnknown: "No se conoce al autor, así que no consta que se preguntara a nadie.",
    noContact: "Esta versión no recoge ninguna consulta al autor de la afirmación.",
    asked: ({ channel, day, deadline }) =>
      deadline === null
        ? say`Se preguntó ${asked[channel]} el ${day}.`
        : say`Se preguntó ${asked[channel]} el ${day}, con plazo hasta el ${deadline}.`,
    answerUnpublished: "Sus palabras no se publican.",
    files: "Archivos adjuntos",
    noSearch: "Esta versión no recoge ninguna búsqueda de lo que mostraría lo contrario.",
    where: "Dónde:",
    withoutRule: (rule, count) => `Publicado sin ${without[rule]}${count === null ? "" : `, en ${spanishClaims(count)}`}, por este motivo:`,
    decidedSo: (person) => say`Lo decidió ${person}.`,
    replaced: (count) =>
      `Esta página se conserva como se publicó por última vez. ${count === 1 ? "Otra afirmación ocupa" : "Otras afirmaciones ocupan"} ahora su lugar:`,
    embedThis: "Insertar",
    embedAbout:
      "Ponga este código en su página. La tarjeta sigue lo que se publica aquí, también rectificaciones y retractaciones. No pone cookies y no cuenta a nadie.",
    seeCard: "Ver la tarjeta",
  },

  version: {
    whatChanged: "Qué cambió",
    inVersion: (number) => ` en la versión ${number}`,
    numbered: (number) => `Versión ${number}`,
    line: ({ link, change, moment, person }) => say`${link}: ${change}, ${moment}, por ${person}`,
    youRead: (number) => `Está leyendo la versión ${number}, conservada como se publicó.`,
    readPresent: (number) => `Leer la versión actual (${number})`,
    record: ({ exact, hash }) => say`El registro de esta versión: ${exact}, SHA-256 ${hash}.`,
    recordInLog: ({ exact, hash, entry, proof, check }) =>
      say`El registro de esta versión: ${exact}, SHA-256 ${hash}, fijado en la entrada ${String(entry)} del diario de la redacción, al que solo se puede añadir. ${proof} y ${check}.`,
    exact: "datos exactos (JSON)",
    proof: "Descargar la prueba",
    check: "comprobarlo por cuenta propia",
    alsoAs: "También como",
    files: {
      "claims.csv": "tabla (CSV)",
      "report.md": "texto (Markdown)",
      "annotations.json": "anotaciones (W3C)",
      "averitec.json": "datos AVeriTeC (JSON)",
    },
    reportRetracted: "Este informe está retractado.",
    claimRetracted: "Esta verificación está retractada.",
    noLonger: "Ya no respaldamos lo que sigue. Se conserva como se publicó.",
    retractedBy: ({ number, moment, asked: by, confirmed }) =>
      say`Retractado en la versión ${String(number)}, ${moment}. Lo pidió ${by} y lo confirmó ${confirmed}.`,
    takenDownTitle: "Retirado por ley",
    takenDown: (category, moment) =>
      say`Lo que se publicó aquí ya no puede mostrarse: ${takedowns[category]}. Dos personas de la redacción lo retiraron, ${moment}.`,
    wordsGone: "El texto se ha borrado. Consta que se publicó, y cuándo:",
    kept: ({ number, moment, entry }) =>
      entry === null
        ? say`Versión ${String(number)}, publicada ${moment}`
        : say`Versión ${String(number)}, publicada ${moment}, entrada ${String(entry)} del diario de la redacción`,
    logHead: "El estado firmado del diario",
    reportAsItStands: "El informe en su versión actual",
  },
};
