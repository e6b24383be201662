import type { englishLists } from "./english-lists";
import { pluralsIn, say } from "./say";

const many = pluralsIn("fr");

/** So many claims, in French. */
export const frenchClaims = (count: number) => many(count, { one: "# affirmation", other: "# affirmations" });

/** How sure a verdict is, in French, as a sentence needs it. */
export const frenchConfidence = { low: "faible", medium: "moyenne", high: "élevée" };

/** The words of a newsroom's lists, forms, cards and files in French. */
export const frenchLists: typeof englishLists = {
  frame: {
    whoAndHow: "Qui et comment",
    people: "L’équipe",
    funding: "Financement",
    skip: "Aller au contenu",
    reports: "Rapports",
    claims: "Affirmations",
    methodology: "Méthode",
    corrections: "Rectifications",
    madeWith: "Vérifié et publié avec Assay, logiciel libre.",
    forPrograms: "Pour les programmes",
    atomFeed: "Flux Atom",
    jsonFeed: "Flux JSON",
    correctionsFeed: "Flux des rectifications",
    claimReviews: "Données ClaimReview",
    description: (newsroom) => `Vérifications publiées par ${newsroom}.`,
  },

  site: {
    noFunding: "La rédaction n’a pas écrit qui paie son travail.",
    noPeople: "Aucune des personnes qui vérifient ici n’a encore accepté d’être nommée.",
    peopleAbout: (newsroom) =>
      say`Qui vérifie les affirmations pour ${newsroom}, dans ses propres mots. Ne figurent ici que celles et ceux qui l’ont accepté.`,
    interests: "Intérêts à connaître",
    reads: (languages) => `Lit : ${languages}.`,
    factChecksOf: (newsroom) => say`${newsroom} : vérifications`,
    noReport: "Aucun rapport n’est encore publié.",
    reports: (count) => many(count, { one: "# rapport publié.", other: "# rapports publiés, les plus récents d’abord." }),
    olderReports: "Rapports plus anciens",
    reportLine: ({ first, claims, number, changed }) =>
      changed === null
        ? say`${first}, ${frenchClaims(claims)}`
        : say`${first}, ${frenchClaims(claims)}, version ${String(number)} du ${changed}`,
    noMethodology: "La rédaction n’a pas encore écrit sa méthode, et ne peut rien publier avant.",
    enforces: "Ce que le logiciel impose",
    enforced: (quorum) =>
      `${quorum === 1 ? "Une personne évalue" : `Au moins ${quorum} personnes évaluent`} chaque affirmation ; nul ne voit ce que pensent les autres avant d’avoir rendu sa propre évaluation. Le rapport est publié par quelqu’un de la rédaction qui n’en a évalué aucune affirmation. Chaque version publiée est conservée.`,
    whoPays: "Qui paie",
    nothingTitle: "Il n’y a rien à cette adresse",
    nothing: "Rien n’a été publié ici. L’adresse est peut-être mal écrite, ou la version n’est pas parue.",
    everything: "Tout ce qui est publié",
    notFound: "Introuvable",
  },

  claims: {
    topic: "Sujet",
    everyTopic: "Tous les sujets",
    by: (claimant) => `Affirmations de ${claimant}`,
    none: "Aucune affirmation n’est encore publiée.",
    noneLikeThat: "Aucune affirmation publiée ne correspond. Cherchez moins de mots, ou affichez tout.",
    found: (count) => many(count, { one: "# affirmation.", other: "# affirmations, les dernières publiées d’abord." }),
    counted: frenchClaims,
    everybody: "Toutes les personnes dont les affirmations ont été vérifiées",
    pages: "Pages",
    newer: "Affirmations plus récentes",
    older: "Affirmations plus anciennes",
    find: "Chercher des affirmations",
    words: "Mots",
    verdict: "Verdict",
    everyVerdict: "Tous les verdicts",
    claimedBy: "Affirmé par",
    anybody: "N’importe qui",
    year: "Année",
    everyYear: "Toutes les années",
    narrow: "Restreindre",
    showAll: "Tout afficher",
    line: ({ claimant, claimedOn, report, day }) => {
      const checked = say`Vérifié dans ${report}, ${day}`;
      if (claimant === null) return checked;
      const claimed = claimedOn === null ? say`Affirmé par ${claimant}. ` : say`Affirmé par ${claimant}, ${claimedOn}. `;
      return [...claimed, ...checked];
    },
    note: (newsroom, claimant) =>
      say`Voici les affirmations que ${newsroom} a choisi de vérifier, et non tout ce que ${claimant} a dit. Ces nombres ne disent pas combien de fois quelqu’un a raison, et ne se prêtent pas à la comparaison entre personnes.`,
    howChosen: "Comment les affirmations sont choisies et jugées",
    claimants: "Auteurs d’affirmations",
    claimantsAbout: (newsroom) =>
      say`Toutes les personnes dont ${newsroom} a vérifié des affirmations, par nom. Ce qui est vérifié est choisi : un nombre dit ici combien de fois c’est arrivé, et rien de la personne.`,
    noClaimant: "Aucune affirmation d’un auteur connu n’est encore publiée.",
  },

  corrections: {
    which: "Quelles modifications",
    every: "Toutes les modifications",
    whereMoved: "Celles où un verdict a changé",
    asFeed: "En flux",
    noneMoved: "Aucun verdict n’a été modifié après sa publication.",
    whatChanged: "ce qui a changé",
    versionChanged: (subject, number, link) => say`${subject}, version ${String(number)} (${link})`,
    noPolicy: "La rédaction n’a pas encore écrit comment elle corrige ses erreurs, et ne peut rien publier avant.",
    changes: "Modifications après publication",
    none: "Aucun rapport n’a été modifié après sa publication.",
    older: "Modifications plus anciennes",
    line: ({ change, moment, person }) => say`${change}, ${moment}, par ${person}`,
    versionOf: (subject, number) => say`${subject}, version ${String(number)}`,
    verdictMoved: (from, to) => say`Verdict passé de ${from} à ${to}`,
    readers: "Ce que les lecteurs ont signalé",
    noError: "Aucun lecteur n’a encore signalé d’erreur. Chaque rapport a un lien pour le faire.",
    received: (count, waiting) =>
      `${many(count, { one: "# signalement reçu", other: "# signalements reçus" })}, ${waiting === 0 ? "aucun en attente de réponse" : `${waiting} en attente de réponse`}.`,
    waiting: "En attente",
  },

  error: {
    somethingWrong: "Quelque chose est faux ici ?",
    report: "Signaler une erreur",
    whatComes: ". La suite donnée est publiée.",
    in: (subject, number) => say`Dans ${subject}, version ${String(number)}`,
    about:
      "Chaque signalement est lu par la rédaction et reçoit une réponse publique. Vous obtenez une adresse où la réponse sera affichée. Vous n’avez pas à dire qui vous êtes.",
    form: {
      what: "Qu’est-ce qui est faux, et comment le savez-vous ?",
      whatAbout: "Un lien ou un document aide. La rédaction le lit ; ce n’est pas publié.",
      whatMissing: "Dites ce qui est faux, et comment vous le savez.",
      email: "Votre adresse électronique",
      emailAbout:
        "Vous êtes averti de la réponse, et des versions suivantes de ce rapport. Rien d’autre ; chaque message permet de se désinscrire.",
      emailWrong: "Donnez une adresse électronique, ou laissez ce champ vide.",
      optional: "facultatif",
      send: "Envoyer à la rédaction",
      sending: "Envoi…",
      isBack: "Votre texte non envoyé est revenu.",
      discard: "L’effacer",
      lost: "La rédaction n’a pas pu être jointe, rien n’a été envoyé. Votre texte est toujours là. Vérifiez la connexion et réessayez.",
      gone: "Ceci n’est plus publié. Rien n’a été envoyé.",
      refused:
        "Trop d’envois sont venus d’ici. Rien n’a été envoyé, et votre texte est toujours là. Réessayez dans une heure au plus tard.",
    },
    title: "Le signalement d’une erreur",
    received: (moment, subject) => say`Reçu ${moment}, à propos de ${subject}`,
    waits:
      "La rédaction a reçu le signalement et n’a pas encore répondu. Gardez cette adresse : l’issue y sera affichée pour tous, sans ce que vous avez écrit.",
    outcome: "Issue",
    answeredBy: (person, moment) => say`Réponse de ${person}, ${moment}.`,
    readCorrected: "Lire le rapport corrigé",
  },

  differences: {
    heading: (number) => `Ce qui a changé de la version ${number - 1} à la version ${number}`,
    title: (number, title) => `Ce qui a changé dans la version ${number} : ${title}`,
    same: "Ce que les lecteurs apprennent est identique, mot pour mot.",
    cameIn: "Ajouté",
    takenOut: "supprimé",
    theReport: "Le rapport",
    claimAdded: "Cette affirmation a été ajoutée.",
    claimRemoved: "Cette affirmation n’est plus dans cette version. Sa page reste.",
    claimPage: "La page de l’affirmation",
    about: {
      newsroom: "Rédaction",
      question: "La question posée",
      summary: "Résumé",
      topics: "Sujets",
      article: "L’article",
      whyChosen: "Pourquoi il a été choisi",
      publishedWithout: "Publié sans",
      retracted: "Retiré",
      statement: "Énoncé",
      quote: "Les mots de l’auteur",
      claimant: "Auteur",
      claimedOn: "Affirmé le",
      verdict: "Verdict",
      why: "Pourquoi",
      confidence: "Certitude",
      answer: "La réponse de l’auteur",
      searched: "Ce qui a été cherché",
    },
  },

  card: {
    title: (newsroom, statement) => `Vérification de ${newsroom} : ${statement}`,
    by: (newsroom) => say`Vérification de ${newsroom}`,
    claimed: ({ claimant, day }) => {
      if (claimant === null) return day === null ? [] : say`Affirmé le ${day}`;
      return day === null ? say`Affirmé par ${claimant}` : say`Affirmé par ${claimant}, ${day}`;
    },
    noLonger: "La rédaction ne la soutient plus.",
    versionOn: (number, day) => say`Version ${String(number)}, ${day}.`,
    pinned: (number) => `Ceci est la version ${number}, gardée telle qu’elle a été publiée.`,
    newer: (number) => `Il y en a une plus récente (${number})`,
    itSays: (label) => say`On y lit : ${label}.`,
    inItsPlace: (claim) => say`Gardé tel que publié en dernier. À cette place se trouve désormais : ${claim}`,
    foot: ({ number, first, changed }) =>
      changed === null
        ? say`Version ${String(number)}, publiée le ${first}`
        : say`Version ${String(number)}, publiée le ${first}, modifiée le ${changed}`,
    readWhy: "Lire pourquoi, avec les preuves",
  },

  file: {
    topics: (names) => `Sujets : ${names.join(", ")}`,
    ratingChanges: (newsroom) => `${newsroom} : verdicts modifiés`,
    claimed: (day, claimant) => `Affirmé${day === null ? "" : ` le ${day}`}${claimant === null ? "" : ` par ${claimant}`}`,
    before: (label) => `Auparavant : ${label}`,
    retractedBefore: (label) => `Retiré. Auparavant : ${label}.`,
    claimedBy: (claimant) => `Affirmé par ${claimant}.`,
    feed: (newsroom) => `${newsroom} : vérifications`,
    corrections: (newsroom) => `${newsroom} : rectifications et mises à jour`,
    claimReviews: (newsroom) => `${newsroom} : données ClaimReview`,
    moved: (statement, from, to) => `${statement} Avant : ${from}. Maintenant : ${to}.`,
    factChecks: "Vérifications",
    correctionsAndUpdates: "Rectifications et mises à jour",
    reportRetracted: "Ce rapport est retiré. La rédaction ne soutient plus ce qui suit.",
    claimRetracted: "Cette vérification est retirée. La rédaction ne soutient plus ce qui suit.",
    search: (question, places, day) => `${question} Où : ${places}. ${day}.`,
    settled: ({ decider, day, confidence, first, changed }) =>
      `${decider} a arrêté le verdict le ${day}, avec une certitude ${frenchConfidence[confidence]}. Première publication le ${first}${changed === null ? "" : `, modification le ${changed}`}.`,
    newest: (number, newest) =>
      `Ceci est la version ${number}, gardée telle qu’elle a été publiée. La plus récente est la version ${newest}.`,
    publishedBy: (number, day, person) => `Version ${number}, publiée le ${day} par ${person}`,
    copy: (hash) =>
      `Une copie pour la lecture, et non l’enregistrement signé. Celui-ci, ce sont les données exactes de cette version (SHA-256 ${hash}), avec leur preuve dans le journal de la rédaction :`,
    version: ({ number, change, day, person, reason }) =>
      `Version ${number} : ${change}, ${day}, par ${person}${reason === "" ? "" : `. ${reason}`}`,
    sourceQuestion: (title) => `Que dit « ${title} » ?`,
    footer: (newsroom, number, day) => `${newsroom} · version ${number} du ${day} · une copie, et non l’enregistrement signé`,
  },
};
