import { counted } from "../words";
import { say } from "./say";

/** The words of a newsroom's lists, forms, cards and files in English. */
export const englishLists = {
  frame: {
    whoAndHow: "Who and how",
    people: "People",
    funding: "Funding",
    skip: "Skip to the content",
    reports: "Reports",
    claims: "Claims",
    methodology: "Methodology",
    corrections: "Corrections",
    madeWith: "Checked and published with Assay, open source.",
    forPrograms: "For programs",
    atomFeed: "Atom feed",
    jsonFeed: "JSON feed",
    correctionsFeed: "Corrections feed",
    claimReviews: "Claim reviews",
    description: (newsroom: string) => `Fact checks published by ${newsroom}.`,
  },

  site: {
    noFunding: "The newsroom has not written who pays for its work.",
    noPeople: "Nobody who checks claims here has agreed to be named yet.",
    peopleAbout: <P>(newsroom: P) => say`Who checks claims for ${newsroom}, in their own words. Only those stand here who agreed to it.`,
    interests: "Interests to know of",
    reads: (languages: string) => `Reads ${languages}.`,
    factChecksOf: <P>(newsroom: P) => say`${newsroom}: fact checks`,
    noReport: "No report is published yet.",
    reports: (count: number) => `${count} published ${count === 1 ? "report" : "reports"}, newest first.`,
    olderReports: "Older reports",
    reportLine: <P>({ first, claims, number, changed }: { first: P; claims: number; number: number; changed: P | null }) =>
      changed === null
        ? say`${first}, ${counted(claims, "claim")}`
        : say`${first}, ${counted(claims, "claim")}, version ${String(number)} of ${changed}`,
    noMethodology: "The newsroom has not written its methodology yet, and cannot publish before it has.",
    enforces: "What the software enforces",
    enforced: (quorum: number) =>
      `${quorum === 1 ? "One person assesses" : `At least ${quorum} people assess`} each claim, none of them seeing what the others think before their own assessment is in. An editor who assessed none of a report’s claims publishes it. Every published version is kept.`,
    whoPays: "Who pays for it",
    nothingTitle: "There is nothing at this address",
    nothing: "Nothing was published here. The address may be mistyped, or the version is not out.",
    everything: "Everything that is published",
    notFound: "Not found",
  },

  claims: {
    topic: "Topic",
    everyTopic: "Every topic",
    by: (claimant: string) => `Claims by ${claimant}`,
    none: "No claim is published yet.",
    noneLikeThat: "No published claim is like that. Use fewer words, or show all.",
    found: (count: number) => (count === 1 ? "1 claim." : `${counted(count, "claim")}, published last first.`),
    counted: (count: number) => counted(count, "claim"),
    everybody: "Everybody whose claims were checked",
    pages: "Pages",
    newer: "Newer claims",
    older: "Older claims",
    find: "Find claims",
    words: "Words",
    verdict: "Verdict",
    everyVerdict: "Every verdict",
    claimedBy: "Claimed by",
    anybody: "Anybody",
    year: "Year",
    everyYear: "Every year",
    narrow: "Narrow",
    showAll: "Show all",
    line: <P>({ claimant, claimedOn, report, day }: { claimant: P | null; claimedOn: P | null; report: P; day: P }) => {
      const checked = say`Checked in ${report}, ${day}`;
      if (claimant === null) return checked;
      const claimed = claimedOn === null ? say`Claimed by ${claimant}. ` : say`Claimed by ${claimant}, ${claimedOn}. `;
      return [...claimed, ...checked];
    },
    note: <P>(newsroom: P, claimant: P) =>
      say`These are the claims that ${newsroom} chose to check, not everything that ${claimant} said. The counts do not say how often anybody is right, and do not bear comparison between people.`,
    howChosen: "How claims are chosen and judged",
    claimants: "Claimants",
    claimantsAbout: <P>(newsroom: P) =>
      say`Everybody whose claims ${newsroom} checked, by name. Which claims are checked is chosen, so that a number here says how often that happened, and nothing of the person.`,
    noClaimant: "No claim of anybody known is published yet.",
  },

  corrections: {
    which: "Which changes",
    every: "Every change",
    whereMoved: "Where a verdict changed",
    asFeed: "As a feed",
    noneMoved: "No verdict was changed after it was published.",
    whatChanged: "what changed",
    versionChanged: <P>(subject: P, number: number, link: P) => say`${subject}, version ${String(number)} (${link})`,
    noPolicy: "The newsroom has not written its corrections policy yet, and cannot publish before it has.",
    changes: "Changes after publication",
    none: "No report was changed after it was published.",
    older: "Older changes",
    line: <P>({ change, moment, person }: { change: P; moment: P; person: P }) => say`${change}, ${moment}, by ${person}`,
    versionOf: <P>(subject: P, number: number) => say`${subject}, version ${String(number)}`,
    verdictMoved: <P>(from: P, to: P) => say`Verdict changed from ${from} to ${to}`,
    readers: "What readers reported",
    noError: "No reader has reported an error yet. Every report has a link to do so.",
    received: (count: number, waiting: number) =>
      `${counted(count, "report")} received, ${waiting === 0 ? "none waiting for an answer" : `${waiting} waiting for an answer`}.`,
    waiting: "Waiting",
  },

  error: {
    somethingWrong: "Something wrong here?",
    report: "Report an error",
    whatComes: ". What comes of it is published.",
    in: <P>(subject: P, number: number) => say`In ${subject}, version ${String(number)}`,
    about:
      "Every report is read by an editor and answered in public. You get an address where the answer will stand. You need not say who you are.",
    form: {
      what: "What is wrong, and how do you know?",
      whatAbout: "A link or a document helps. The newsroom reads this; it is not published.",
      whatMissing: "Say what is wrong, and how you know.",
      email: "Your e-mail",
      emailAbout:
        "You are told when it is answered, and of later versions of this report. Used for nothing else; every mail lets you end it.",
      emailWrong: "Give an e-mail address, or leave it empty.",
      optional: "optional",
      send: "Send to the newsroom",
      sending: "Sending…",
      isBack: "Your unsaved words are back.",
      discard: "Discard them",
      lost: "The newsroom could not be reached, so nothing was sent. What you wrote is still here. Check the connection and try again.",
      gone: "This is not published any more. Nothing was sent.",
      refused: "Too much came in from here. Nothing was sent, and what you wrote is still here. Try again in an hour at the latest.",
    },
    title: "A reader’s report of an error",
    received: <P>(moment: P, subject: P) => say`Received ${moment}, about ${subject}`,
    waits:
      "The newsroom has it and has not answered yet. Keep this address: the outcome will stand here for everybody to see, without what you wrote.",
    outcome: "Outcome",
    answeredBy: <P>(person: P, moment: P) => say`Answered by ${person}, ${moment}.`,
    readCorrected: "Read the corrected report",
  },

  differences: {
    heading: (number: number) => `What changed from version ${number - 1} to ${number}`,
    title: (number: number, title: string) => `What changed in version ${number}: ${title}`,
    same: "What readers are told is the same, word for word.",
    cameIn: "Came in",
    takenOut: "taken out",
    theReport: "The report",
    claimAdded: "This claim came in.",
    claimRemoved: "This claim is in this version no more. Its page stays.",
    claimPage: "The claim’s page",
    about: {
      newsroom: "Newsroom",
      question: "The question at stake",
      summary: "Summary",
      topics: "Topics",
      article: "The article",
      whyChosen: "Why it was chosen",
      publishedWithout: "Published without",
      retracted: "Retracted",
      statement: "Statement",
      quote: "The claimant’s words",
      claimant: "Claimant",
      claimedOn: "Claimed on",
      verdict: "Verdict",
      why: "Why",
      confidence: "Confidence",
      answer: "The claimant’s answer",
      searched: "What was searched for",
    },
  },

  card: {
    title: (newsroom: string, statement: string) => `Fact check by ${newsroom}: ${statement}`,
    by: <P>(newsroom: P) => say`Fact check by ${newsroom}`,
    claimed: <P>({ claimant, day }: { claimant: P | null; day: P | null }) => {
      if (claimant === null) return day === null ? [] : say`Claimed ${day}`;
      return day === null ? say`Claimed by ${claimant}` : say`Claimed by ${claimant}, ${day}`;
    },
    noLonger: "The newsroom no longer stands by it.",
    versionOn: <P>(number: number, day: P) => say`Version ${String(number)}, ${day}.`,
    pinned: (number: number) => `This is version ${number}, kept as it was published.`,
    newer: (number: number) => `There is a newer one (${number})`,
    itSays: <P>(label: P) => say`It says: ${label}.`,
    inItsPlace: <P>(claim: P) => say`Kept as it was last published. In its place stands now: ${claim}`,
    foot: <P>({ number, first, changed }: { number: number; first: P; changed: P | null }) =>
      changed === null
        ? say`Version ${String(number)}, published ${first}`
        : say`Version ${String(number)}, published ${first}, changed ${changed}`,
    readWhy: "Read why, with the evidence",
  },

  /** Pictures, feeds and PDFs: plain texts all. */
  file: {
    topics: (names: readonly string[]) => `Topics: ${names.join(", ")}`,
    ratingChanges: (newsroom: string) => `${newsroom}: changed verdicts`,
    /** The name last: in letters that run the other way it would turn round what follows it. */
    claimed: (day: string | null, claimant: string | null) =>
      `Claimed${day === null ? "" : ` on ${day}`}${claimant === null ? "" : ` by ${claimant}`}`,
    before: (label: string) => `Before, it said: ${label}`,
    retractedBefore: (label: string) => `Retracted. Before, it said: ${label}.`,
    claimedBy: (claimant: string) => `Claimed by ${claimant}.`,
    feed: (newsroom: string) => `${newsroom}: fact checks`,
    corrections: (newsroom: string) => `${newsroom}: corrections and updates`,
    claimReviews: (newsroom: string) => `${newsroom}: claim reviews`,
    moved: (statement: string, from: string, to: string) => `${statement} Before: ${from}. Now: ${to}.`,
    factChecks: "Fact checks",
    correctionsAndUpdates: "Corrections and updates",
    reportRetracted: "This report is retracted. The newsroom no longer stands by what follows.",
    claimRetracted: "This fact check is retracted. The newsroom no longer stands by what follows.",
    search: (question: string, places: string, day: string) => `${question} Where: ${places}. ${day}.`,
    settled: ({ decider, day, confidence, first, changed }: Settled) =>
      `${decider} settled the verdict on ${day}, with ${confidence} confidence. First published ${first}${changed === null ? "" : `, changed ${changed}`}.`,
    newest: (number: number, newest: number) => `This is version ${number}, kept as it was published. The newest is version ${newest}.`,
    publishedBy: (number: number, day: string, person: string) => `Version ${number}, published ${day} by ${person}`,
    copy: (hash: string) =>
      `A copy for reading, not the signed record. That is the exact data of this version (SHA-256 ${hash}), with its proof in the newsroom’s log:`,
    version: ({ number, change, day, person, reason }: Listed) =>
      `Version ${number}: ${change}, ${day}, by ${person}${reason === "" ? "" : `. ${reason}`}`,
    /** What a passage answers, in data sets of questions. */
    sourceQuestion: (title: string) => `What does “${title}” say?`,
    footer: (newsroom: string, number: number, day: string) => `${newsroom} · version ${number} of ${day} · a copy, not the signed record`,
  },
};

type Settled = { decider: string; day: string; confidence: "low" | "medium" | "high"; first: string; changed: string | null };
type Listed = { number: number; change: string; day: string; person: string; reason: string };
