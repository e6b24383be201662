import type { Messages } from "./english";
import { frenchClaims, frenchConfidence, frenchLists } from "./french-lists";
import { frenchMails } from "./french-mails";
import { listsIn, pluralsIn, say } from "./say";

// The field's words: vérification (fact check), affirmation (claim), auteur (claimant), verdict, preuve (evidence), droit de réponse,
// correction, retrait (retraction).

const many = pluralsIn("fr");
const pieces = (count: number) => many(count, { one: "# preuve", other: "# preuves" });
const asked = {
  email: "par courriel",
  phone: "par téléphone",
  inPerson: "de vive voix",
  letter: "par lettre",
  socialMedia: "sur les réseaux sociaux",
  form: "par un formulaire de contact",
};
const replies = {
  answered: "Une réponse a été donnée.",
  declined: "Toute réponse a été refusée.",
  noAnswer: "Aucune réponse n’est venue.",
  notReached: "Personne n’a pu être joint.",
};
const without = {
  twoSources: "sources de deux éditeurs",
  counterEvidence: "trace d’une recherche de preuves contraires",
  rightOfReply: "trace d’une demande à l’auteur de l’affirmation",
  sourcesCaptured: "copies conservées de toutes les sources",
  interestsDisclosed: "indication des intérêts de toutes les sources",
  evidenceCanBeFound: "moyen pour les lecteurs de trouver toutes les preuves",
};
const takedowns = {
  courtOrder: "un tribunal l’a ordonné",
  privacy: "la loi protège la vie privée d’une personne",
  copyright: "la loi protège l’œuvre d’une personne",
  safety: "cela mettrait quelqu’un en danger",
  otherLaw: "la loi l’exige",
};
const kinds: Record<string, string> = {
  webPage: "Page web",
  document: "Document",
  image: "Image",
  recording: "Enregistrement",
  dataset: "Jeu de données",
  socialPost: "Publication sur un réseau social",
  interview: "Entretien",
  email: "Courriel",
  officialRecord: "Document officiel",
  factCheck: "Vérification",
};

/** The words of public pages in French. */
export const french: Messages = {
  ...frenchLists,
  ...frenchMails,
  list: listsIn("fr"),
  labelled: (label, text) => `${label} : ${text}`,
  comma: ", ",
  quoted: (title) => `« ${title} »`,
  factCheck: "Vérification",
  retracted: "Retiré",
  retractedTitle: (title) => `Retiré : ${title}`,
  versionTitle: (title, number) => `${title} (version ${number})`,
  bytes: "octets",
  changes: {
    first: "Première publication",
    typo: "Faute de frappe corrigée",
    clarification: "Précision",
    update: "Mise à jour",
    correction: "Rectification",
    retraction: "Retrait",
  },
  takedowns,
  stances: { supports: "Va dans le sens de l’affirmation", refutes: "Contredit l’affirmation", context: "Éclaire le contexte" },
  directness: { primary: "Source primaire", secondary: "Source secondaire" },
  errorOutcomes: { corrected: "Corrigé", stands: "Vérifié de nouveau, sans changement", notAnError: "Ne porte pas sur une erreur" },
  confidences: { low: "faible", medium: "moyenne", high: "élevée" },
  kind: (kind) => kinds[kind] ?? "Source",
  without,
  confidentialSource: "Une source confidentielle",
  withheld: ({ reason }) =>
    reason === "" ? "L’identité de la source n’est pas révélée." : `L’identité de la source n’est pas révélée : ${reason}`,
  reply: ({ outcome }) => (outcome === null ? "Aucune réponse n’était venue à la publication." : replies[outcome]),
  found: ({ isFound }) => (isFound ? "Quelque chose a été trouvé." : "Rien n’a été trouvé."),
  fairness: ({ claims: all, asked: askedOn, answered, searched }) => {
    const on = (count: number) =>
      count === 0
        ? "aucune affirmation"
        : count === all
          ? frenchClaims(all)
          : `${count} affirmations sur ${all}`.replace(/^1 affirmations/, "1 affirmation");
    const came = askedOn === 0 ? "" : answered === 0 ? " ; aucune réponse n’est venue" : `, avec une réponse pour ${answered}`;
    return `Une réponse a été demandée à l’auteur sur ${on(askedOn)}${came}. Des preuves du contraire ont été cherchées sur ${on(searched)}.`;
  },
  pieces,

  report: {
    topics: "Sujets",
    dated: (first, changed) =>
      changed === null ? say`Vérification, ${first}` : say`Vérification, ${first}, dernière modification le ${changed}`,
    publishedBy: (newsroom, person, moment) => say`Par ${newsroom}. Publié par ${person}, ${moment}.`,
    whatWasChecked: "Ce qui a été vérifié",
    claims: (count) => (count === 1 ? "L’affirmation" : "Les affirmations, dans l’ordre de l’article"),
    noneSettled: "Aucune affirmation n’a encore de verdict.",
    howItWasDone: "Comment la vérification a été faite",
    whatIsMissing: "Ce qui manque",
    versions: "Versions",
    everyVersionStays: "Chaque version reste à son adresse.",
    howWeCorrect: "Comment nous corrigeons nos erreurs",
    claimLine: ({ claimant, count, isAnswered }) => {
      const rest = `${pieces(count)}${isAnswered ? ", avec une réponse de l’auteur" : ""}`;
      return claimant === null ? [rest] : say`Affirmé par ${claimant}, ${rest}`;
    },
    method: ({ quorum, deciders, publisher, count, isOne }) => {
      const people = quorum === 1 ? "Une personne a évalué" : `Au moins ${quorum} personnes ont évalué`;
      const assessed = `${people} chaque affirmation sans voir ce que pensaient les autres.`;
      const verdicts = count === 1 ? "le verdict" : "les verdicts";
      return isOne
        ? say`${assessed} Puis ${publisher}, qui n’en avait évalué aucune, a arrêté ${verdicts} et publié le rapport.`
        : say`${assessed} ${count === 1 ? "Le verdict a ensuite été arrêté" : "Les verdicts ont ensuite été arrêtés"} par ${deciders} ; ${publisher}, qui n’en avait évalué aucune, a publié le rapport.`;
    },
    setAside: (count) =>
      many(count, {
        one: "# autre énoncé de l’article a été relevé et laissé sans verdict.",
        other: "# autres énoncés de l’article ont été relevés et laissés sans verdict.",
      }),
    methodologyOf: (newsroom) => say`La méthode de ${newsroom}`,
    verdictsOn: (count) => `Verdicts sur ${frenchClaims(count)}`,
    cited: ({ title, author, outlet, day }) => [
      title,
      ...(author === null ? [] : say` par ${author}`),
      ...(outlet === null ? [] : say`, ${outlet}`),
      ...(day === null ? [] : say`, ${day}`),
    ],
    alsoIn: "Aussi en :",
  },

  claim: {
    checkedIn: (report) => say`Une affirmation vérifiée dans ${report}`,
    saidIn: ({ claimant, day, article }) => {
      if (claimant === null) return say`${article}`;
      return day === null ? say`${claimant}, dans ${article}` : say`${claimant}, ${day}, dans ${article}`;
    },
    inFull: "L’affirmation en entier :",
    verdict: "Verdict",
    why: "Pourquoi",
    evidence: "Preuves",
    rightOfReply: "Droit de réponse",
    searchedFor: "Ce qui a été cherché",
    whereItAppeared: "Où elle est parue",
    whoJudgedIt: "Qui a jugé",
    judged: ({ count, decider, day, confidence }) => {
      const people = many(count, { one: "# personne a évalué", other: "# personnes ont évalué" });
      return say`${people} cette affirmation sans voir ce que pensaient les autres. ${decider} a arrêté le verdict le ${day}, avec une certitude ${frenchConfidence[confidence]}.`;
    },
    published: (first, changed) =>
      changed === null
        ? say`Première publication : ${first} ; inchangé depuis.`
        : say`Première publication : ${first} ; dernière modification : ${changed}.`,
    verdictChanged: (number, label) => say`Le verdict a changé. Dans la version ${String(number)}, c’était : ${label}.`,
    readVersion: (number) => `Lire la version ${number}`,
    ownWords: (label) => say`Dans les mots de la rédaction : ${label}.`,
    offScale: "Ce verdict est en dehors de l’échelle de la rédaction, qui va du vrai au faux.",
    scale: (count) => `Échelle à ${count} degrés, du plus vrai au plus faux`,
    noEvidence: "Aucune preuve permettant de trancher cette affirmation n’a été trouvée.",
    evidenceNumber: (number) => `Preuve ${number}`,
    whyNotPrimary: (reason) => say`Pourquoi pas une source primaire : ${reason}`,
    interests: (interests) => say`Intérêts de la source : ${interests}`,
    claimantUnknown: "L’auteur n’est pas connu ; rien ne dit donc que quelqu’un ait été interrogé.",
    noContact: "Cette version ne fait état d’aucune demande à l’auteur de l’affirmation.",
    asked: ({ channel, day, deadline }) =>
      deadline === null
        ? say`Sollicité ${asked[channel]} le ${day}.`
        : say`Sollicité ${asked[channel]} le ${day}, pour répondre avant le ${deadline}.`,
    answerUnpublished: "Ses mots ne sont pas publiés.",
    files: "Fichiers joints",
    noSearch: "Cette version ne fait état d’aucune recherche de ce qui montrerait le contraire.",
    where: "Où :",
    withoutRule: (rule, count) =>
      `Publié sans ${without[rule]}${count === null ? "" : `, pour ${frenchClaims(count)}`}, pour cette raison :`,
    decidedSo: (person) => say`Décision de ${person}.`,
    replaced: (count) =>
      `Cette page est gardée telle qu’elle a été publiée en dernier. ${count === 1 ? "Une autre affirmation la remplace" : "D’autres affirmations la remplacent"} désormais :`,
    embedThis: "Intégrer",
    embedAbout:
      "Placez ce code dans votre page. La carte suit ce qui est publié ici, corrections et retraits compris. Elle ne pose aucun cookie et ne compte personne.",
    seeCard: "Voir la carte",
  },

  version: {
    whatChanged: "Ce qui a changé",
    inVersion: (number) => ` dans la version ${number}`,
    numbered: (number) => `Version ${number}`,
    line: ({ link, change, moment, person }) => say`${link} : ${change}, ${moment}, par ${person}`,
    youRead: (number) => `Vous lisez la version ${number}, gardée telle qu’elle a été publiée.`,
    readPresent: (number) => `Lire la version actuelle (${number})`,
    record: ({ exact, hash }) => say`L’enregistrement de cette version : ${exact}, SHA-256 ${hash}.`,
    recordInLog: ({ exact, hash, entry, proof, check }) =>
      say`L’enregistrement de cette version : ${exact}, SHA-256 ${hash}, fixé par l’entrée ${String(entry)} du journal de la rédaction, où rien ne s’efface. ${proof} et ${check}.`,
    exact: "données exactes (JSON)",
    proof: "Télécharger la preuve",
    check: "vérifier soi-même",
    alsoAs: "Aussi en",
    files: {
      "claims.csv": "tableau (CSV)",
      "report.md": "texte (Markdown)",
      "annotations.json": "annotations (W3C)",
      "averitec.json": "données AVeriTeC (JSON)",
    },
    reportRetracted: "Ce rapport est retiré.",
    claimRetracted: "Cette vérification est retirée.",
    noLonger: "Nous ne soutenons plus ce qui suit. Le texte est gardé tel qu’il a été publié.",
    retractedBy: ({ number, moment, asked: by, confirmed }) =>
      say`Retiré dans la version ${String(number)}, ${moment}. Demandé par ${by}, confirmé par ${confirmed}.`,
    takenDownTitle: "Supprimé en vertu de la loi",
    takenDown: (category, moment) =>
      say`Ce qui était publié ici ne peut plus être montré : ${takedowns[category]}. Deux personnes de la rédaction l’ont supprimé, ${moment}.`,
    wordsGone: "Le texte est effacé. Qu’il a été publié, et quand, reste enregistré :",
    kept: ({ number, moment, entry }) =>
      entry === null
        ? say`Version ${String(number)}, publiée ${moment}`
        : say`Version ${String(number)}, publiée ${moment}, entrée ${String(entry)} du journal de la rédaction`,
    logHead: "L’état signé du journal",
    reportAsItStands: "Le rapport dans sa version actuelle",
  },
};
