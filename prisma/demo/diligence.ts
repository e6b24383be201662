import type { z } from "zod";
import type { logContactInput, recordReplyInput, recordSearchInput } from "@/lib/evidence/schema";

/** What the demo newsroom did so that a verdict is fair, and what it tells readers of it. */
export type DemoDiligence = {
  search: Omit<z.input<typeof recordSearchInput>, "claimId">;
  contact: Omit<z.input<typeof logContactInput>, "claimId">;
  reply: Omit<z.input<typeof recordReplyInput>, "contactId">;
};

const asked = { channel: "email", contactedOn: "2026-10-19", deadlineOn: "2026-10-23", isDisclosed: true } as const;

/** For each claim of the ferry op-ed that goes into the report, by its statement's first words. */
export const ferryDiligence: Readonly<Record<string, DemoDiligence>> = {
  "The night ferry between": {
    search: {
      question: "Another count of passengers, by the operator, the county or the tourist board.",
      places: "County statistics 2024 to 2026, the operator’s newsletters",
      isFound: "nothing",
      note: "The tourist board counts beds, not crossings.",
      isDisclosed: true,
    },
    contact: { ...asked, question: "Where does the figure of 412,000 passengers come from?" },
    reply: {
      outcome: "answered",
      answer: "From the authority’s annual report. I rounded down, so as not to be accused of rounding up.",
      isPublishable: true,
    },
  },
  "Ticket sales covered": {
    search: {
      question: "Accounts in which fares cover 83 per cent with berth fees included.",
      places: "County budget accounts 2023 to 2025, the authority’s annual reports",
      isFound: "nothing",
      note: "",
      isDisclosed: true,
    },
    contact: { ...asked, question: "Why are berth fees not counted among the running costs?" },
    reply: {
      outcome: "answered",
      answer: "Berth fees are paid from one of our budgets into another. Our report says in the same line that they are not counted.",
      isPublishable: true,
    },
  },
  "Councillor Tom Reddy": {
    search: {
      question: "Any year or way of counting that gives a loss of nine million.",
      places: "County budget accounts 2022 to 2025, committee papers",
      isFound: "nothing",
      note: "",
      isDisclosed: true,
    },
    contact: { ...asked, channel: "phone", question: "Which accounts show a loss of nine million a year?" },
    reply: { outcome: "noAnswer", answer: "", isPublishable: false },
  },
  "Drink-driving arrests": {
    search: {
      question: "Figures that tell fewer drunk drivers from fewer patrols.",
      places: "Road policing statistics, hospital admissions, insurers’ yearbook 2025",
      isFound: "nothing",
      note: "",
      isDisclosed: true,
    },
    contact: { ...asked, question: "Did you know that patrol hours fell by a third in the same time?" },
    reply: { outcome: "declined", answer: "", isPublishable: false },
  },
};

/** Why the ferry report goes out although single verdicts rest on one publisher. */
export const oneSourceReason =
  "Nobody but the body that keeps the count could give it: tickets are counted by the harbour authority, and the accounts are the county’s.";
