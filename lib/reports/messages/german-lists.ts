import type { englishLists } from "./english-lists";
import { pluralsIn, say } from "./say";

const many = pluralsIn("de");

/** So many claims, in German. */
export const germanClaims = (count: number) => many(count, { one: "# Behauptung", other: "# Behauptungen" });

/** How sure a verdict is, in German, as a sentence needs it. */
export const germanConfidence = { low: "geringer", medium: "mittlerer", high: "hoher" };

/** The words of a newsroom's lists, forms, cards and files in German. */
export const germanLists: typeof englishLists = {
  frame: {
    whoAndHow: "Wer und wie",
    people: "Menschen",
    funding: "Finanzierung",
    skip: "Zum Inhalt springen",
    reports: "Berichte",
    claims: "Behauptungen",
    methodology: "Methodik",
    corrections: "Berichtigungen",
    madeWith: "Geprüft und veröffentlicht mit Assay, quelloffen.",
    forPrograms: "Für Programme",
    atomFeed: "Atom-Feed",
    jsonFeed: "JSON-Feed",
    correctionsFeed: "Feed der Berichtigungen",
    claimReviews: "ClaimReview-Daten",
    description: (newsroom) => `Faktenchecks, veröffentlicht von ${newsroom}.`,
  },

  site: {
    noFunding: "Die Redaktion hat nicht aufgeschrieben, wer ihre Arbeit bezahlt.",
    noPeople: "Noch hat niemand, der hier prüft, zugestimmt, genannt zu werden.",
    peopleAbout: (newsroom) => say`Wer für ${newsroom} Behauptungen prüft, in eigenen Worten. Hier steht nur, wer zugestimmt hat.`,
    interests: "Interessen, die man kennen sollte",
    reads: (languages) => `Liest ${languages}.`,
    factChecksOf: (newsroom) => say`${newsroom}: Faktenchecks`,
    noReport: "Noch ist kein Bericht veröffentlicht.",
    reports: (count) => many(count, { one: "# veröffentlichter Bericht.", other: "# veröffentlichte Berichte, die neuesten zuerst." }),
    olderReports: "Ältere Berichte",
    reportLine: ({ first, claims: count, number, changed }) =>
      changed === null
        ? say`${first}, ${germanClaims(count)}`
        : say`${first}, ${germanClaims(count)}, Fassung ${String(number)} vom ${changed}`,
    noMethodology: "Die Redaktion hat ihre Methodik noch nicht aufgeschrieben und kann vorher nichts veröffentlichen.",
    enforces: "Was die Software erzwingt",
    enforced: (quorum) =>
      `${quorum === 1 ? "Eine Person bewertet" : `Mindestens ${quorum} Personen bewerten`} jede Behauptung; niemand sieht vor der eigenen Bewertung, was die anderen denken. Veröffentlicht wird ein Bericht von jemandem aus der Redaktion, der keine seiner Behauptungen bewertet hat. Jede veröffentlichte Fassung bleibt erhalten.`,
    whoPays: "Wer das bezahlt",
    nothingTitle: "Unter dieser Adresse ist nichts",
    nothing: "Hier wurde nichts veröffentlicht. Vielleicht ist die Adresse falsch geschrieben, oder die Fassung ist noch nicht erschienen.",
    everything: "Alles, was veröffentlicht ist",
    notFound: "Nicht gefunden",
  },

  claims: {
    topic: "Thema",
    everyTopic: "Jedes Thema",
    by: (claimant) => `Behauptungen von ${claimant}`,
    none: "Noch ist keine Behauptung veröffentlicht.",
    noneLikeThat: "Keine veröffentlichte Behauptung passt dazu. Weniger Wörter suchen oder alle zeigen.",
    found: (count) => many(count, { one: "# Behauptung.", other: "# Behauptungen, die zuletzt veröffentlichten zuerst." }),
    counted: germanClaims,
    everybody: "Alle, deren Behauptungen geprüft wurden",
    pages: "Seiten",
    newer: "Neuere Behauptungen",
    older: "Ältere Behauptungen",
    find: "Behauptungen finden",
    words: "Wörter",
    verdict: "Bewertung",
    everyVerdict: "Jede Bewertung",
    claimedBy: "Behauptet von",
    anybody: "Egal wem",
    year: "Jahr",
    everyYear: "Jedes Jahr",
    narrow: "Eingrenzen",
    showAll: "Alle zeigen",
    line: ({ claimant, claimedOn, report, day }) => {
      const checked = say`Geprüft in ${report}, ${day}`;
      if (claimant === null) return checked;
      const claimed = claimedOn === null ? say`Behauptet von ${claimant}. ` : say`Behauptet von ${claimant}, ${claimedOn}. `;
      return [...claimed, ...checked];
    },
    note: (newsroom, claimant) =>
      say`Das sind die Behauptungen, die ${newsroom} zur Prüfung ausgewählt hat, nicht alles, was ${claimant} gesagt hat. Die Zahlen sagen nicht, wie oft jemand recht hat, und taugen nicht zum Vergleich zwischen Menschen.`,
    howChosen: "Wie Behauptungen ausgewählt und bewertet werden",
    claimants: "Urheber",
    claimantsAbout: (newsroom) =>
      say`Alle, deren Behauptungen geprüft wurden, nach Namen. Welche Behauptungen ${newsroom} prüft, ist ausgewählt; eine Zahl hier sagt also, wie oft das geschah, und nichts über den Menschen.`,
    noClaimant: "Noch ist keine Behauptung eines bekannten Urhebers veröffentlicht.",
  },

  corrections: {
    which: "Welche Änderungen",
    every: "Jede Änderung",
    whereMoved: "Wo sich eine Bewertung änderte",
    asFeed: "Als Feed",
    noneMoved: "Keine Bewertung wurde nach der Veröffentlichung geändert.",
    whatChanged: "was sich änderte",
    versionChanged: (subject, number, link) => say`${subject}, Fassung ${String(number)} (${link})`,
    noPolicy: "Die Redaktion hat noch nicht aufgeschrieben, wie sie Fehler berichtigt, und kann vorher nichts veröffentlichen.",
    changes: "Änderungen nach der Veröffentlichung",
    none: "Kein Bericht wurde nach der Veröffentlichung geändert.",
    older: "Ältere Änderungen",
    line: ({ change, moment, person }) => say`${change}, ${moment}, von ${person}`,
    versionOf: (subject, number) => say`${subject}, Fassung ${String(number)}`,
    verdictMoved: (from, to) => say`Bewertung geändert von ${from} zu ${to}`,
    readers: "Was Leser gemeldet haben",
    noError: "Noch hat niemand einen Fehler gemeldet. Jeder Bericht hat einen Link dafür.",
    received: (count, waiting) =>
      `${many(count, { one: "# Meldung", other: "# Meldungen" })} eingegangen, ${waiting === 0 ? "keine wartet auf Antwort" : many(waiting, { one: "# wartet auf Antwort", other: "# warten auf Antwort" })}.`,
    waiting: "Wartet",
  },

  error: {
    somethingWrong: "Stimmt hier etwas nicht?",
    report: "Fehler melden",
    whatComes: ". Was daraus wird, ist öffentlich.",
    in: (subject, number) => say`In ${subject}, Fassung ${String(number)}`,
    about:
      "Jede Meldung wird in der Redaktion gelesen und öffentlich beantwortet. Sie bekommen eine Adresse, unter der die Antwort stehen wird. Sie müssen nicht sagen, wer Sie sind.",
    form: {
      what: "Was ist falsch, und woher wissen Sie es?",
      whatAbout: "Ein Link oder ein Dokument hilft. Die Redaktion liest das; es wird nicht veröffentlicht.",
      whatMissing: "Bitte schreiben Sie, was falsch ist und woher Sie es wissen.",
      email: "Ihre E-Mail-Adresse",
      emailAbout:
        "Sie erfahren, wenn geantwortet wurde, und von späteren Fassungen dieses Berichts. Für nichts anderes; jede Mail lässt sich abbestellen.",
      emailWrong: "Bitte eine E-Mail-Adresse angeben oder das Feld leer lassen.",
      optional: "freiwillig",
      send: "An die Redaktion senden",
      sending: "Wird gesendet …",
      isBack: "Ihr nicht gesendeter Text ist wieder da.",
      discard: "Verwerfen",
      lost: "Die Redaktion war nicht zu erreichen, es wurde nichts gesendet. Ihr Text ist noch da. Bitte die Verbindung prüfen und noch einmal versuchen.",
      gone: "Das ist nicht mehr veröffentlicht. Es wurde nichts gesendet.",
      refused:
        "Von hier kam zu viel auf einmal. Es wurde nichts gesendet, und Ihr Text ist noch da. Bitte spätestens in einer Stunde noch einmal versuchen.",
    },
    title: "Eine Fehlermeldung",
    received: (moment, subject) => say`Eingegangen ${moment}, zu ${subject}`,
    waits:
      "Die Redaktion hat die Meldung und noch nicht geantwortet. Bewahren Sie diese Adresse auf: Das Ergebnis wird hier für alle stehen, ohne das, was Sie geschrieben haben.",
    outcome: "Ergebnis",
    answeredBy: (person, moment) => say`Beantwortet von ${person}, ${moment}.`,
    readCorrected: "Den berichtigten Bericht lesen",
  },

  differences: {
    heading: (number) => `Was sich von Fassung ${number - 1} zu ${number} änderte`,
    title: (number, title) => `Was sich in Fassung ${number} änderte: ${title}`,
    same: "Was Leser erfahren, ist Wort für Wort dasselbe.",
    cameIn: "Neu",
    takenOut: "gestrichen",
    theReport: "Der Bericht",
    claimAdded: "Diese Behauptung kam hinzu.",
    claimRemoved: "Diese Behauptung steht nicht mehr in dieser Fassung. Ihre Seite bleibt.",
    claimPage: "Die Seite der Behauptung",
    about: {
      newsroom: "Redaktion",
      question: "Die Frage",
      summary: "Zusammenfassung",
      topics: "Themen",
      article: "Der Artikel",
      whyChosen: "Warum er gewählt wurde",
      publishedWithout: "Veröffentlicht ohne",
      retracted: "Zurückgezogen",
      statement: "Aussage",
      quote: "Der Wortlaut",
      claimant: "Urheber",
      claimedOn: "Behauptet am",
      verdict: "Bewertung",
      why: "Begründung",
      confidence: "Sicherheit",
      answer: "Die Antwort",
      searched: "Wonach gesucht wurde",
    },
  },

  card: {
    title: (newsroom, statement) => `Faktencheck von ${newsroom}: ${statement}`,
    by: (newsroom) => say`Faktencheck von ${newsroom}`,
    claimed: ({ claimant, day }) => {
      if (claimant === null) return day === null ? [] : say`Behauptet am ${day}`;
      return day === null ? say`Behauptet von ${claimant}` : say`Behauptet von ${claimant}, ${day}`;
    },
    noLonger: "Die Redaktion steht nicht mehr dazu.",
    versionOn: (number, day) => say`Fassung ${String(number)}, ${day}.`,
    pinned: (number) => `Das ist Fassung ${number}, so wie sie veröffentlicht wurde.`,
    newer: (number) => `Es gibt eine neuere (${number})`,
    itSays: (label) => say`Darin steht: ${label}.`,
    inItsPlace: (claim) => say`So wie zuletzt veröffentlicht. An dieser Stelle steht jetzt: ${claim}`,
    foot: ({ number, first, changed }) =>
      changed === null
        ? say`Fassung ${String(number)}, veröffentlicht am ${first}`
        : say`Fassung ${String(number)}, veröffentlicht am ${first}, geändert am ${changed}`,
    readWhy: "Die Begründung mit den Belegen lesen",
  },

  file: {
    topics: (names) => `Themen: ${names.join(", ")}`,
    ratingChanges: (newsroom) => `${newsroom}: geänderte Bewertungen`,
    claimed: (day, claimant) => `Behauptet${day === null ? "" : ` am ${day}`}${claimant === null ? "" : ` von ${claimant}`}`,
    before: (label) => `Vorher hieß es: ${label}`,
    retractedBefore: (label) => `Zurückgezogen. Vorher hieß es: ${label}.`,
    claimedBy: (claimant) => `Behauptet von ${claimant}.`,
    feed: (newsroom) => `${newsroom}: Faktenchecks`,
    corrections: (newsroom) => `${newsroom}: Berichtigungen und Aktualisierungen`,
    claimReviews: (newsroom) => `${newsroom}: ClaimReview-Daten`,
    moved: (statement, from, to) => `${statement} Vorher: ${from}. Jetzt: ${to}.`,
    factChecks: "Faktenchecks",
    correctionsAndUpdates: "Berichtigungen und Aktualisierungen",
    reportRetracted: "Dieser Bericht ist zurückgezogen. Die Redaktion steht nicht mehr zu dem, was folgt.",
    claimRetracted: "Dieser Faktencheck ist zurückgezogen. Die Redaktion steht nicht mehr zu dem, was folgt.",
    search: (question, places, day) => `${question} Wo: ${places}. ${day}.`,
    settled: ({ decider, day, confidence: sure, first, changed }) =>
      `${decider} legte die Bewertung am ${day} fest, mit ${germanConfidence[sure]} Sicherheit. Zuerst veröffentlicht am ${first}${changed === null ? "" : `, geändert am ${changed}`}.`,
    newest: (number, newest) => `Das ist Fassung ${number}, so wie sie veröffentlicht wurde. Die neueste ist Fassung ${newest}.`,
    publishedBy: (number, day, person) => `Fassung ${number}, veröffentlicht am ${day} von ${person}`,
    copy: (hash) =>
      `Eine Kopie zum Lesen, nicht die signierte Aufzeichnung. Das sind die genauen Daten dieser Fassung (SHA-256 ${hash}) mit ihrem Nachweis im Protokoll der Redaktion:`,
    version: ({ number, change, day, person, reason }) =>
      `Fassung ${number}: ${change}, ${day}, von ${person}${reason === "" ? "" : `. ${reason}`}`,
    sourceQuestion: (title) => `Was sagt „${title}“?`,
    footer: (newsroom, number, day) => `${newsroom} · Fassung ${number} vom ${day} · eine Kopie, nicht die signierte Aufzeichnung`,
  },
};
