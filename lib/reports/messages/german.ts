import type { Messages } from "./english";
import { germanClaims, germanConfidence, germanLists } from "./german-lists";
import { germanMails } from "./german-mails";
import { listsIn, pluralsIn, say } from "./say";

// The field's words: Faktencheck, Behauptung, Urheber (of a claim), Bewertung (verdict), Beleg (evidence), Stellungnahme (right of reply),
// Berichtigung (correction), zurückgezogen (retracted).

const many = pluralsIn("de");
const pieces = (count: number) => many(count, { one: "# Beleg", other: "# Belege" });
const asked = {
  email: "per E-Mail",
  phone: "telefonisch",
  inPerson: "persönlich",
  letter: "per Brief",
  socialMedia: "über soziale Medien",
  form: "über ein Kontaktformular",
};
const replies = {
  answered: "Es kam eine Antwort.",
  declined: "Eine Stellungnahme wurde abgelehnt.",
  noAnswer: "Es kam keine Antwort.",
  notReached: "Es war niemand zu erreichen.",
};
const without = {
  twoSources: "Quellen von zwei Herausgebern",
  counterEvidence: "eine festgehaltene Suche nach Gegenbelegen",
  rightOfReply: "eine festgehaltene Anfrage beim Urheber der Behauptung",
  sourcesCaptured: "aufbewahrte Kopien aller Quellen",
  interestsDisclosed: "Angaben zu den Interessen aller Quellen",
  evidenceCanBeFound: "einen Weg für Leser zu allen Belegen",
};
const takedowns = {
  courtOrder: "ein Gericht hat es angeordnet",
  privacy: "das Gesetz schützt das Privatleben eines Menschen",
  copyright: "das Gesetz schützt das Werk eines anderen",
  safety: "es würde jemanden gefährden",
  otherLaw: "das Gesetz verlangt es",
};
const kinds: Record<string, string> = {
  webPage: "Webseite",
  document: "Dokument",
  image: "Bild",
  recording: "Aufnahme",
  dataset: "Datensatz",
  socialPost: "Beitrag in sozialen Medien",
  interview: "Gespräch",
  email: "E-Mail",
  officialRecord: "Amtliches Dokument",
  factCheck: "Faktencheck",
};

/** The words of public pages in German. */
export const german: Messages = {
  ...germanLists,
  ...germanMails,
  list: listsIn("de"),
  labelled: (label, text) => `${label}: ${text}`,
  comma: ", ",
  quoted: (title) => `„${title}“`,
  factCheck: "Faktencheck",
  retracted: "Zurückgezogen",
  retractedTitle: (title) => `Zurückgezogen: ${title}`,
  versionTitle: (title, number) => `${title} (Fassung ${number})`,
  bytes: "Byte",
  changes: {
    first: "Erstveröffentlichung",
    typo: "Tippfehler berichtigt",
    clarification: "Klarstellung",
    update: "Aktualisierung",
    correction: "Berichtigung",
    retraction: "Zurückziehung",
  },
  takedowns,
  stances: { supports: "Stützt die Behauptung", refutes: "Spricht gegen die Behauptung", context: "Ordnet ein" },
  directness: { primary: "Primärquelle", secondary: "Sekundärquelle" },
  errorOutcomes: { corrected: "Berichtigt", stands: "Noch einmal geprüft: Es bleibt dabei", notAnError: "Betrifft keinen Fehler" },
  confidences: { low: "gering", medium: "mittel", high: "hoch" },
  kind: (kind) => kinds[kind] ?? "Quelle",
  without,
  confidentialSource: "Eine vertrauliche Quelle",
  withheld: ({ reason }) => (reason === "" ? "Wer die Quelle ist, wird nicht gesagt." : `Wer die Quelle ist, wird nicht gesagt: ${reason}`),
  reply: ({ outcome }) => (outcome === null ? "Bis zur Veröffentlichung war keine Antwort da." : replies[outcome]),
  found: ({ isFound }) => (isFound ? "Es wurde etwas gefunden." : "Es wurde nichts gefunden."),
  fairness: ({ claims: all, asked: askedOn, answered, searched }) => {
    const on = (count: number) =>
      count === 0
        ? "keiner Behauptung"
        : count === all
          ? many(all, { one: "# Behauptung", other: "# Behauptungen" })
          : `${count} von ${many(all, { one: "# Behauptung", other: "# Behauptungen" })}`;
    const came = askedOn === 0 ? "" : answered === 0 ? "; es kam keine Antwort" : `; geantwortet wurde zu ${answered}`;
    return `Der Urheber wurde zu ${on(askedOn)} um Stellungnahme gebeten${came}. Nach Belegen für das Gegenteil wurde zu ${on(searched)} gesucht.`;
  },
  pieces,

  report: {
    topics: "Themen",
    dated: (first, changed) => (changed === null ? say`Faktencheck, ${first}` : say`Faktencheck, ${first}, zuletzt geändert am ${changed}`),
    publishedBy: (newsroom, person, moment) => say`Von ${newsroom}. Veröffentlicht von ${person}, ${moment}.`,
    whatWasChecked: "Was geprüft wurde",
    claims: (count) => (count === 1 ? "Die Behauptung" : "Die Behauptungen in der Reihenfolge des Artikels"),
    noneSettled: "Noch ist keine Behauptung abschließend bewertet.",
    howItWasDone: "Wie geprüft wurde",
    whatIsMissing: "Was fehlt",
    versions: "Fassungen",
    everyVersionStays: "Jede Fassung bleibt unter ihrer Adresse.",
    howWeCorrect: "Wie wir Fehler berichtigen",
    claimLine: ({ claimant, count, isAnswered }) => {
      const rest = `${pieces(count)}${isAnswered ? ", vom Urheber beantwortet" : ""}`;
      return claimant === null ? [rest] : say`Behauptet von ${claimant}, ${rest}`;
    },
    method: ({ quorum, deciders, publisher, count, isOne }) => {
      const people = quorum === 1 ? "Eine Person bewertete" : `Mindestens ${quorum} Personen bewerteten`;
      const assessed = `${people} jede Behauptung, ohne zu sehen, was die anderen dachten.`;
      const verdicts = count === 1 ? "die Bewertung" : "die Bewertungen";
      return isOne
        ? say`${assessed} Dann legte ${publisher}, an keiner davon beteiligt, ${verdicts} fest und veröffentlichte den Bericht.`
        : say`${assessed} ${verdicts === "die Bewertung" ? "Die Bewertung legte" : "Die Bewertungen legten"} dann fest: ${deciders}. ${publisher}, an keiner davon beteiligt, veröffentlichte den Bericht.`;
    },
    setAside: (count) =>
      many(count, {
        one: "Eine weitere Aussage des Artikels wurde aufgegriffen und blieb offen.",
        other: "# weitere Aussagen des Artikels wurden aufgegriffen und blieben offen.",
      }),
    methodologyOf: (newsroom) => say`So arbeitet ${newsroom}`,
    verdictsOn: (count) => `Bewertungen von ${germanClaims(count)}`,
    cited: ({ title, author, outlet, day }) => [
      title,
      ...(author === null ? [] : say` von ${author}`),
      ...(outlet === null ? [] : say`, ${outlet}`),
      ...(day === null ? [] : say`, ${day}`),
    ],
    alsoIn: "Auch auf:",
  },

  claim: {
    checkedIn: (report) => say`Eine Behauptung, geprüft in ${report}`,
    saidIn: ({ claimant, day, article }) => {
      if (claimant === null) return say`${article}`;
      return day === null ? say`${claimant}, in ${article}` : say`${claimant}, ${day}, in ${article}`;
    },
    inFull: "Die Behauptung im Ganzen:",
    verdict: "Bewertung",
    why: "Begründung",
    evidence: "Belege",
    rightOfReply: "Stellungnahme",
    searchedFor: "Wonach gesucht wurde",
    whereItAppeared: "Wo es stand",
    whoJudgedIt: "Wer bewertet hat",
    judged: ({ count, decider, day, confidence: sure }) => {
      const people = many(count, { one: "Eine Person bewertete", other: "# Personen bewerteten" });
      return say`${people} diese Behauptung, ohne zu sehen, was die anderen dachten. ${decider} legte die Bewertung am ${day} fest, mit ${germanConfidence[sure]} Sicherheit.`;
    },
    published: (first, changed) =>
      changed === null
        ? say`Zuerst veröffentlicht: ${first}; seither unverändert.`
        : say`Zuerst veröffentlicht: ${first}; zuletzt geändert: ${changed}.`,
    verdictChanged: (number, label) => say`Die Bewertung hat sich geändert. In Fassung ${String(number)} lautete sie: ${label}.`,
    readVersion: (number) => `Fassung ${number} lesen`,
    ownWords: (label) => say`In den Worten der Redaktion: ${label}.`,
    offScale: "Diese Bewertung steht außerhalb der Skala der Redaktion von wahr bis falsch.",
    scale: (count) => `Skala mit ${count} Stufen, die wahrste zuerst`,
    noEvidence: "Es fand sich kein Beleg, der diese Behauptung in die eine oder andere Richtung entscheiden könnte.",
    evidenceNumber: (number) => `Beleg ${number}`,
    whyNotPrimary: (reason) => say`Warum keine Primärquelle: ${reason}`,
    interests: (interests) => say`Interessen der Quelle: ${interests}`,
    claimantUnknown: "Der Urheber ist nicht bekannt; es steht also nichts darüber hier, dass jemand gefragt wurde.",
    noContact: "Diese Fassung nennt keine Anfrage beim Urheber der Behauptung.",
    asked: ({ channel, day, deadline }) =>
      deadline === null ? say`Gefragt ${asked[channel]} am ${day}.` : say`Gefragt ${asked[channel]} am ${day}, mit Frist bis ${deadline}.`,
    answerUnpublished: "Der Wortlaut wird nicht veröffentlicht.",
    files: "Dateien, die mitkamen",
    noSearch: "Diese Fassung nennt keine Suche nach dem, was das Gegenteil zeigen würde.",
    where: "Wo:",
    withoutRule: (rule, count) =>
      `Veröffentlicht ohne ${without[rule]}${count === null ? "" : `, bei ${germanClaims(count)}`}, und zwar weil:`,
    decidedSo: (person) => say`Entschieden von ${person}.`,
    replaced: (count) =>
      `Diese Seite bleibt so, wie sie zuletzt veröffentlicht wurde. An ihrer Stelle ${count === 1 ? "steht jetzt eine andere Behauptung" : "stehen jetzt andere Behauptungen"}:`,
    embedThis: "Einbetten",
    embedAbout:
      "Diesen Code in die eigene Seite setzen. Die Karte folgt dem, was hier veröffentlicht wird, auch Berichtigungen und Zurückziehungen. Sie setzt kein Cookie und zählt niemanden.",
    seeCard: "Die Karte ansehen",
  },

  version: {
    whatChanged: "Was sich änderte",
    inVersion: (number) => ` in Fassung ${number}`,
    numbered: (number) => `Fassung ${number}`,
    line: ({ link, change, moment, person }) => say`${link}: ${change}, ${moment}, von ${person}`,
    youRead: (number) => `Sie lesen Fassung ${number}, so wie sie veröffentlicht wurde.`,
    readPresent: (number) => `Die jetzige Fassung lesen (${number})`,
    record: ({ exact, hash }) => say`Die Aufzeichnung dieser Fassung: ${exact}, SHA-256 ${hash}.`,
    recordInLog: ({ exact, hash, entry, proof, check }) =>
      say`Die Aufzeichnung dieser Fassung: ${exact}, SHA-256 ${hash}, festgehalten in Eintrag ${String(entry)} des Protokolls der Redaktion, das nur wachsen kann. ${proof} und ${check}.`,
    exact: "genaue Daten (JSON)",
    proof: "Den Nachweis herunterladen",
    check: "selbst prüfen",
    alsoAs: "Auch als",
    files: {
      "claims.csv": "Tabelle (CSV)",
      "report.md": "Text (Markdown)",
      "annotations.json": "Annotationen (W3C)",
      "averitec.json": "AVeriTeC-Daten (JSON)",
    },
    reportRetracted: "Dieser Bericht ist zurückgezogen.",
    claimRetracted: "Dieser Faktencheck ist zurückgezogen.",
    noLonger: "Wir stehen nicht mehr zu dem, was folgt. Es bleibt so stehen, wie es veröffentlicht wurde.",
    retractedBy: ({ number, moment, asked: by, confirmed }) =>
      say`Zurückgezogen in Fassung ${String(number)}, ${moment}. Beantragt von ${by}, bestätigt von ${confirmed}.`,
    takenDownTitle: "Aus rechtlichen Gründen entfernt",
    takenDown: (category, moment) =>
      say`Was hier veröffentlicht war, darf nicht mehr gezeigt werden: ${takedowns[category]}. Zwei Mitglieder der Redaktion haben es entfernt, ${moment}.`,
    wordsGone: "Der Wortlaut ist gelöscht. Dass und wann er veröffentlicht wurde, bleibt festgehalten:",
    kept: ({ number, moment, entry }) =>
      entry === null
        ? say`Fassung ${String(number)}, veröffentlicht ${moment}`
        : say`Fassung ${String(number)}, veröffentlicht ${moment}, Eintrag ${String(entry)} im Protokoll der Redaktion`,
    logHead: "Der signierte Stand des Protokolls",
    reportAsItStands: "Der Bericht in der jetzigen Fassung",
  },
};
