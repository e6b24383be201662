import type { z } from "zod";
import type { attachEvidenceInput } from "@/lib/evidence/schema";

/** A passage, and the file in `sources` that is kept as a copy of where it comes from. */
type Evidence = Omit<z.input<typeof attachEvidenceInput>, "claimId"> & { file: string };

/** How the demo newsroom reviewed one claim: where it stands, what it rests on, who thought what. */
export type DemoReview = {
  exact: string;
  statement: string;
  claimantName: string;
  claimantKind: "person" | "organisation";
  evidence: readonly Evidence[];
  assessments: readonly [first: { rating: string; justification: string }, second: { rating: string; justification: string }] | readonly [];
  verdict: { rating: string; justification: string } | null;
};

const annualReport = {
  file: "annual-report-2025.pdf",
  sourceKind: "document",
  sourceTitle: "Annual report 2025",
  sourceUrl: "https://harbour.ellis.example/annual-report-2025.pdf",
  sourcePublisher: "Port Ellis Harbour Authority",
  sourcePublishedOn: "2026-02-20",
  sourceInterests: "The authority runs the ferry.",
} as const;

const budget = {
  file: "budget-accounts-2025-14.html",
  sourceKind: "officialRecord",
  sourceTitle: "County budget accounts 2025, chapter 14",
  sourceUrl: "https://county.ellis.example/accounts/2025/14",
  sourcePublisher: "Ellis County",
  sourcePublishedOn: "2026-04-02",
  sourceInterests: "The county pays a share of the ferry’s costs.",
} as const;

/** The reviewed claims of the ferry op-ed, in reading order. */
export const ferryReviews: readonly DemoReview[] = [
  {
    exact: "Two years later the folly has carried 412,000 passengers",
    statement: "The night ferry between Port Ellis and Skarvik carried 412,000 passengers in its first two years.",
    claimantName: "Maren Holt",
    claimantKind: "person",
    evidence: [
      {
        ...annualReport,
        quote: "Since the service began in March 2024 the night ferry has carried 412,380 passengers (to 28 February 2026).",
        locator: "page 9",
        stance: "supports",
      },
    ],
    assessments: [
      {
        rating: "true",
        justification: "The authority counts 412,380 tickets from March 2024 to the end of February 2026, which is two years.",
      },
      { rating: "true", justification: "The annual report gives 412,380; the article rounds it down." },
    ],
    verdict: {
      rating: "true",
      justification:
        "The harbour authority counted 412,380 passengers between March 2024 and February 2026 [1]. The article rounds that to 412,000.",
    },
  },
  {
    exact: "ticket sales covered 83 per cent of the ferry's running costs in 2025",
    statement: "Ticket sales covered 83 per cent of the night ferry's running costs in 2025.",
    claimantName: "Port Ellis Harbour Authority",
    claimantKind: "organisation",
    evidence: [
      {
        ...annualReport,
        quote: "Fare income reached 83 per cent of operating costs, not counting berth fees, which the authority bears.",
        locator: "page 14, table 3",
        stance: "context",
      },
      {
        ...budget,
        quote: "Night ferry: fares 15.1 million; operating costs including berth fees 20.4 million.",
        locator: "line 14.7",
        stance: "refutes",
      },
    ],
    assessments: [
      {
        rating: "mixed",
        justification: "83 per cent is the authority's figure, but it leaves out berth fees. With them it is 74 per cent.",
      },
      { rating: "mostly-true", justification: "The figure is quoted correctly; the report itself says what it leaves out." },
    ],
    verdict: {
      rating: "mixed",
      justification:
        "The annual report does say 83 per cent, and says in the same line that berth fees are not counted [1]. The county's accounts include them: 15.1 of 20.4 million, or 74 per cent [2]. The article repeats the higher figure without that limit.",
    },
  },
  {
    exact: 'that the line "loses nine million a year"',
    statement: "Councillor Tom Reddy said that the night ferry loses nine million a year.",
    claimantName: "Tom Reddy",
    claimantKind: "person",
    evidence: [
      {
        ...budget,
        quote: "Night ferry: county contribution 3.1 million (2024: 4.6 million).",
        locator: "line 14.7",
        stance: "refutes",
      },
      {
        file: "transport-committee-2026-09-03.html",
        sourceKind: "officialRecord",
        sourceTitle: "Minutes of the transport committee, 3 September 2026",
        sourceUrl: "https://county.ellis.example/minutes/transport/2026-09-03",
        sourcePublisher: "Ellis County",
        sourcePublishedOn: "2026-09-10",
        sourceInterests: "None known.",
        quote: "Cllr Reddy: It loses nine million a year, and everybody in this room knows it.",
        locator: "item 4",
        stance: "context",
      },
    ],
    assessments: [
      { rating: "false", justification: "The county's contribution was 3.1 million. Nothing in the accounts comes near nine." },
      { rating: "false", justification: "He said it, on record, and the accounts contradict it." },
    ],
    verdict: {
      rating: "false",
      justification:
        "Mr Reddy said it in committee [2]. The county put 3.1 million into the line in 2025 and 4.6 million the year before [1]. No reading of the accounts gives nine million.",
    },
  },
  {
    exact: "The number of drink-driving arrests on the coast road fell by 22 per cent after the ferry started",
    statement: "Drink-driving arrests on the coast road fell by 22 per cent after the night ferry started in March 2024.",
    claimantName: "Maren Holt",
    claimantKind: "person",
    evidence: [
      {
        file: "road-policing.csv",
        sourceKind: "dataset",
        sourceTitle: "Road policing statistics, quarterly",
        sourceUrl: "https://police.ellis.example/data/road",
        sourcePublisher: "Ellis Constabulary",
        sourcePublishedOn: "2026-07-01",
        sourceInterests: "The constabulary decides where it patrols.",
        quote: "Coast road (A9), drink-driving arrests: 2023: 118; 2024: 97; 2025: 92. Patrol hours 2023: 3,400; 2025: 2,250.",
        locator: "rows A9, 2023–2025",
        stance: "context",
      },
    ],
    assessments: [
      {
        rating: "unproven",
        justification: "Arrests fell by 22 per cent, but patrols fell by a third. Whether the ferry did it cannot be said.",
      },
      {
        rating: "unproven",
        justification: "Right number, but fewer patrols find fewer drivers. The claim suggests a cause nobody has shown.",
      },
    ],
    verdict: {
      rating: "unproven",
      justification:
        "Arrests went from 118 in 2023 to 92 in 2025, which is 22 per cent. In the same time patrol hours fell by a third [1], and fewer patrols find fewer drivers. The statistics cannot show what the ferry changed.",
    },
  },
];

/** The water story, still under review: one claim assessed once, one with evidence only. */
export const waterReviews: readonly DemoReview[] = [
  {
    exact: "Eleven of them exceeded 10 micrograms of lead per litre, the limit set by the national water code",
    statement: "Eleven of 48 tap water samples from Harbour Hill exceeded the legal limit of 10 micrograms of lead per litre.",
    claimantName: "Clear Water Coast",
    claimantKind: "organisation",
    evidence: [
      {
        file: "laboratory-report-26-1043.pdf",
        sourceKind: "document",
        sourceTitle: "Laboratory report 26-1043",
        sourceUrl: "https://skarvik-lab.example/reports/26-1043.pdf",
        sourcePublisher: "Skarvik Analytical",
        sourcePublishedOn: "2026-10-29",
        quote: "48 samples analysed. Lead above 10 micrograms per litre: 11 samples (range 10.4–21.0).",
        locator: "page 2",
        stance: "supports",
      },
    ],
    assessments: [],
    verdict: null,
  },
];
