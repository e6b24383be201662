import { withoutWords } from "../waivable";
import {
  askedWords,
  changeWords,
  counted,
  directnessWords,
  errorOutcomeWords,
  kindWords,
  sayFairness,
  sayFound,
  sayReply,
  sayWithheld,
  stanceWords,
  takedownWords,
} from "../words";
import { englishLists } from "./english-lists";
import { englishMails } from "./english-mails";
import { listsIn, say } from "./say";

const list = listsIn("en-GB");
const people = (count: number) => (count === 1 ? "One person" : `${count} people`);

/** The words of public pages in English, which every other language follows: a key that it lacks is a type error. */
export const english = {
  ...englishLists,
  ...englishMails,
  list,
  labelled: (label: string, text: string) => `${label}: ${text}`,
  comma: ", ",
  quoted: (title: string) => `“${title}”`,
  factCheck: "Fact check",
  retracted: "Retracted",
  retractedTitle: (title: string) => `Retracted: ${title}`,
  versionTitle: (title: string, number: number) => `${title} (version ${number})`,
  bytes: "bytes",
  changes: changeWords,
  takedowns: takedownWords,
  stances: stanceWords,
  directness: directnessWords,
  errorOutcomes: errorOutcomeWords,
  confidences: { low: "low", medium: "medium", high: "high" },
  kind: kindWords,
  without: withoutWords,
  confidentialSource: "A confidential source",
  withheld: sayWithheld,
  reply: sayReply,
  found: sayFound,
  fairness: sayFairness,
  pieces: (count: number) => `${counted(count, "piece")} of evidence`,

  report: {
    topics: "Topics",
    dated: <P>(first: P, changed: P | null) =>
      changed === null ? say`Fact check, ${first}` : say`Fact check, ${first}, last changed ${changed}`,
    publishedBy: <P>(newsroom: P, person: P, moment: P) => say`By ${newsroom}. Published by ${person}, ${moment}.`,
    whatWasChecked: "What was checked",
    claims: (count: number): string => (count === 1 ? "The claim" : "The claims, in the order of the article"),
    noneSettled: "No claim is settled yet.",
    howItWasDone: "How it was done",
    whatIsMissing: "What is missing",
    versions: "Versions",
    everyVersionStays: "Every version stays at its address.",
    howWeCorrect: "How we correct mistakes",
    claimLine: <P>({ claimant, count, isAnswered }: { claimant: P | null; count: number; isAnswered: boolean }) => {
      const rest = `${counted(count, "piece")} of evidence${isAnswered ? ", answered by the claimant" : ""}`;
      return claimant === null ? [rest] : say`Claimed by ${claimant}, ${rest}`;
    },
    method: <P>({ quorum, deciders, publisher, count, isOne }: Method<P>) => {
      const assessed = `${quorum === 1 ? "One person" : `At least ${quorum} people`} assessed each claim without seeing what the others thought.`;
      const verdicts = count === 1 ? "verdict" : "verdicts";
      return isOne
        ? say`${assessed} Then ${publisher}, who assessed none of them, settled the ${verdicts} and published the report.`
        : say`${assessed} Then ${deciders} settled the ${verdicts}, and ${publisher}, who assessed none of them, published the report.`;
    },
    setAside: (count: number) =>
      `${counted(count, "further statement")} of the article ${count === 1 ? "was" : "were"} taken up and left undecided.`,
    methodologyOf: <P>(newsroom: P) => say`The methodology of ${newsroom}`,
    verdictsOn: (count: number) => `Verdicts on ${counted(count, "claim")}`,
    cited: <P>({ title, author, outlet, day }: Cited<P>) => [
      title,
      ...(author === null ? [] : say` by ${author}`),
      ...(outlet === null ? [] : say`, ${outlet}`),
      ...(day === null ? [] : say`, ${day}`),
    ],
    alsoIn: "Also in:",
  },

  claim: {
    checkedIn: <P>(report: P) => say`A claim checked in ${report}`,
    saidIn: <P>({ claimant, day, article }: { claimant: P | null; day: P | null; article: P }) => {
      if (claimant === null) return say`${article}`;
      return day === null ? say`${claimant}, in ${article}` : say`${claimant}, ${day}, in ${article}`;
    },
    inFull: "The claim in full:",
    verdict: "Verdict",
    why: "Why",
    evidence: "Evidence",
    rightOfReply: "Right of reply",
    searchedFor: "What was searched for",
    whereItAppeared: "Where it appeared",
    whoJudgedIt: "Who judged it",
    judged: <P>({ count, decider, day, confidence }: Judged<P>) =>
      say`${people(count)} assessed this claim without seeing what the others thought. ${decider} settled the verdict on ${day}, with ${confidence} confidence.`,
    published: <P>(first: P, changed: P | null) =>
      changed === null ? say`First published ${first}; unchanged since.` : say`First published ${first}; last changed ${changed}.`,
    verdictChanged: <P>(number: number, label: P) => say`The verdict changed. In version ${String(number)} it was ${label}.`,
    readVersion: (number: number) => `Read version ${number}`,
    ownWords: <P>(label: P) => say`In the newsroom’s own words: ${label}.`,
    offScale: "This verdict is outside the newsroom’s scale from true to false.",
    scale: (count: number) => `Scale of ${count} steps, truest first`,
    noEvidence: "No evidence was found that could settle this claim either way.",
    evidenceNumber: (number: number) => `Evidence ${number}`,
    whyNotPrimary: <P>(reason: P) => say`Why not a primary source: ${reason}`,
    interests: <P>(interests: P) => say`Interests of the source: ${interests}`,
    claimantUnknown: "The claimant is not known, so nobody is said to have been asked.",
    noContact: "This version tells of no contact with the claimant.",
    asked: <P>({ channel, day, deadline }: Asked<P>) =>
      deadline === null
        ? say`Asked ${askedWords[channel]} on ${day}.`
        : say`Asked ${askedWords[channel]} on ${day}, to answer by ${deadline}.`,
    answerUnpublished: "Their words are not published.",
    files: "Files that came with it",
    noSearch: "This version tells of no search for what would show the opposite.",
    where: "Where:",
    withoutRule: (rule: keyof typeof withoutWords, claims: number | null) =>
      `Published without ${withoutWords[rule]}${claims === null ? "" : `, for ${counted(claims, "claim")}`}, because:`,
    decidedSo: <P>(person: P) => say`${person} decided so.`,
    replaced: (count: number) =>
      `This page is kept as it was last published. ${count === 1 ? "Another claim stands" : "Other claims stand"} in its place now:`,
    embedThis: "Embed this",
    embedAbout:
      "Put this code into your page. The card follows what is published here, corrections and retractions included. It sets no cookie and counts nobody.",
    seeCard: "See the card",
  },

  version: {
    whatChanged: "What changed",
    inVersion: (number: number) => ` in version ${number}`,
    numbered: (number: number) => `Version ${number}`,
    line: <P>({ link, change, moment, person }: { link: P; change: string; moment: P; person: P }) =>
      say`${link}: ${change}, ${moment}, by ${person}`,
    youRead: (number: number) => `You are reading version ${number}, kept as it was published.`,
    readPresent: (number: number) => `Read the present version (${number})`,
    record: <P>({ exact, hash }: { exact: P; hash: P }) => say`The record of this version: ${exact}, SHA-256 ${hash}.`,
    recordInLog: <P>({ exact, hash, entry, proof, check }: InLog<P>) =>
      say`The record of this version: ${exact}, SHA-256 ${hash}, fixed by entry ${String(entry)} of the newsroom’s append-only log. ${proof} and ${check}.`,
    exact: "exact data (JSON)",
    proof: "Download the proof",
    check: "check it yourself",
    alsoAs: "Also as",
    files: {
      "claims.csv": "table (CSV)",
      "report.md": "text (Markdown)",
      "annotations.json": "annotations (W3C)",
      "averitec.json": "AVeriTeC data (JSON)",
    },
    reportRetracted: "This report is retracted.",
    claimRetracted: "This fact check is retracted.",
    noLonger: "We no longer stand by what follows. It is kept as it was published.",
    retractedBy: <P>({ number, moment, asked, confirmed }: { number: number; moment: P; asked: P; confirmed: P }) =>
      say`Retracted in version ${String(number)}, ${moment}. ${asked} asked for it, ${confirmed} confirmed it.`,
    takenDownTitle: "Taken down by law",
    takenDown: <P>(category: keyof typeof takedownWords, moment: P) =>
      say`What was published here may no longer be shown: ${takedownWords[category]}. Two people of the newsroom took it down on ${moment}.`,
    wordsGone: "Its words are gone. That it was published, and when, stays on record:",
    kept: <P>({ number, moment, entry }: { number: number; moment: P; entry: number | null }) =>
      entry === null
        ? say`Version ${String(number)}, published ${moment}`
        : say`Version ${String(number)}, published ${moment}, entry ${String(entry)} of the newsroom’s log`,
    logHead: "The log’s signed head",
    reportAsItStands: "The report as it stands",
  },
};

type Method<P> = { quorum: number; deciders: P; publisher: P; count: number; isOne: boolean };
type Cited<P> = { title: P; author: P | null; outlet: P | null; day: P | null };
type Judged<P> = { count: number; decider: P; day: P; confidence: "low" | "medium" | "high" };
type Asked<P> = { channel: keyof typeof askedWords; day: P; deadline: P | null };
type InLog<P> = { exact: P; hash: P; entry: number; proof: P; check: P };

/** Everything a language has to have words for. */
export type Messages = typeof english;
