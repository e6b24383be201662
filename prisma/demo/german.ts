import type { DemoArticle } from "./articles";
import { type DemoDiligence, ferryDiligence } from "./diligence";
import { type DemoReview, ferryReviews } from "./reviews";

// The ferry op-ed as it appeared in German, and what the newsroom published of it: so that a newcomer sees two reports that lead to each other.

export const germanFerryArticle: DemoArticle = {
  title: "Die Nachtfähre hat sich bezahlt gemacht. Behaltet sie",
  author: "Maren Holt",
  outlet: "Sund & Straße",
  publishedOn: "2026-10-14",
  selectionReason: "Der Kreistag stimmt im nächsten Monat über die Nachtfähre ab, und beide Seiten berufen sich auf diese Zahlen.",
  language: "de",
  topics: "Harbour, Transport",
  text: `Die Nachtfähre hat sich bezahlt gemacht. Behaltet sie

Als der Kreis im März 2024 die Nachtfähre zwischen Port Ellis und Skarvik einrichtete, nannten ihre Gegner sie eine Torheit. Zwei Jahre später hat die Torheit 412.000 Fahrgäste befördert, und der Kreistag ist im Begriff, sie trotzdem einzustellen.

Die Zahlen, die niemand liest

Nach dem Jahresbericht der Hafenverwaltung deckten die Fahrkarten im Jahr 2025 83 Prozent der Betriebskosten der Fähre. Keine andere Bus- oder Fährlinie des Kreises kam auch nur auf 60 Prozent.

Was der Kreistag tun sollte

Er sollte den Vertrag über fünf Jahre unterschreiben, der auf seinem Tisch liegt. Ein Kreis, der seine beste Linie schließt, spart kein Geld.
`,
};

const inGerman = [
  {
    ...{
      exact: "Zwei Jahre später hat die Torheit 412.000 Fahrgäste befördert",
      claimantName: "Maren Holt",
      claimantKind: "person" as const,
    },
    statement: "Die Nachtfähre zwischen Port Ellis und Skarvik hat in ihren ersten zwei Jahren 412.000 Fahrgäste befördert.",
    assessed: "Die Hafenverwaltung zählt 412.380 Fahrgäste in zwei Jahren; der Artikel rundet ab.",
    verdict: {
      rating: "true",
      justification:
        "Die Hafenverwaltung hat von März 2024 bis Februar 2026 412.380 Fahrgäste gezählt [1]. Der Artikel rundet das auf 412.000 ab.",
    },
  },
  {
    exact: "deckten die Fahrkarten im Jahr 2025 83 Prozent der Betriebskosten der Fähre",
    ...{ claimantName: "Port Ellis Harbour Authority", claimantKind: "organisation" as const },
    statement: "Die Fahrkarten deckten im Jahr 2025 83 Prozent der Betriebskosten der Nachtfähre.",
    assessed: "83 Prozent ist die Zahl der Hafenverwaltung, aber ohne Liegegebühren. Mit ihnen sind es 74 Prozent.",
    verdict: {
      rating: "mixed",
      justification:
        "Im Jahresbericht stehen 83 Prozent, und in derselben Zeile, dass die Liegegebühren nicht mitgezählt sind [1]. Die Rechnung des Kreises enthält sie: 15,1 von 20,4 Millionen, also 74 Prozent [2]. Der Artikel gibt die höhere Zahl ohne diese Einschränkung wieder.",
    },
  },
];

/** The reviewed claims of the German op-ed, in reading order: they rest on what the same claims of the original rest on. */
export const germanFerryReviews: readonly DemoReview[] = inGerman.map(({ assessed, ...claim }, place) => {
  const assessment = { rating: claim.verdict.rating, justification: assessed };
  return { ...claim, evidence: ferryReviews[place]?.evidence ?? [], assessments: [assessment, assessment] };
});

const searches = [
  {
    question: "Eine andere Zählung der Fahrgäste, vom Betreiber, vom Kreis oder vom Fremdenverkehrsamt.",
    places: "Kreisstatistik 2024 bis 2026, Rundbriefe des Betreibers",
  },
  {
    question: "Eine Rechnung, in der die Fahrkarten auch mit den Liegegebühren 83 Prozent decken.",
    places: "Haushaltsrechnungen des Kreises 2023 bis 2025, Jahresberichte der Hafenverwaltung",
  },
];
const answers = [
  "Aus dem Jahresbericht der Hafenverwaltung. Ich habe abgerundet, damit mir niemand nachsagt, ich hätte aufgerundet.",
  "Liegegebühren zahlen wir aus dem einen Haushalt in den anderen. Im Bericht steht in derselben Zeile, dass sie nicht mitgezählt sind.",
];

/** What was done so that the verdicts are fair, by the statements' first words. */
export const germanFerryDiligence: Readonly<Record<string, DemoDiligence>> = Object.fromEntries(
  Object.values(ferryDiligence)
    .slice(0, inGerman.length)
    .map((told, place) => [
      inGerman[place]?.statement ?? "",
      {
        search: { ...told.search, ...searches[place], note: "" },
        contact: told.contact,
        reply: { ...told.reply, answer: answers[place] ?? "" },
      },
    ]),
);

/** What the report says. */
export const germanFerryReport = {
  title: "Hat sich die Nachtfähre bezahlt gemacht?",
  summary:
    "Die Zahl der Fahrgäste stimmt. Die Angabe zu den Kosten gibt es wirklich, aber ohne die Liegegebühren; mit ihnen decken die Fahrkarten 74 Prozent und nicht 83.",
};

/** Why the report goes out although a verdict rests on one publisher. */
export const germanOneSourceReason = "Nur die Hafenverwaltung zählt die Fahrgäste; eine zweite Zählung gibt es nicht.";
