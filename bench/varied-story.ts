import { systemActor } from "@/lib/actor";
import { assignClaims } from "@/lib/claims/assign-claims";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { setClock } from "@/lib/clock";
import { database } from "@/lib/database";
import { resolveThread } from "@/lib/discussion/resolve-thread";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { beginCapture } from "@/lib/evidence/begin-capture";
import { finishCapture } from "@/lib/evidence/finish-capture";
import { logContact } from "@/lib/evidence/log-contact";
import { recordReply } from "@/lib/evidence/record-reply";
import { recordSearch } from "@/lib/evidence/record-search";
import { aComment, aThread } from "@/tests/builders/discussion";
import { accepted, type Newsroom } from "@/tests/builders/newsroom";
import { aChangedVerdict } from "@/tests/builders/report";
import { aClaim, assess, someEvidence } from "@/tests/builders/review";
import { articleOf } from "./desk-newsroom";

/** What a web server sends along, at its usual length. */
const headers = Object.fromEntries(
  Array.from({ length: 24 }, (_, at) => [`x-header-${at}`, `${at}; max-age=31536000; includeSubDomains; ${"a".repeat(40)}`]),
);

const page = articleOf(800);

async function aCapturedSource({ reviewer, workspaceId }: Newsroom, claimId: string, address: string): Promise<void> {
  const machine = systemActor(workspaceId);
  const { sourceId } = accepted(
    await attachEvidence(reviewer, { claimId, ...someEvidence, sourceUrl: address, sourceTitle: `Accounts at ${address}` }),
  );
  const open = await database.capture.findFirstOrThrow({ where: { workspaceId, sourceId }, select: { id: true } });
  accepted(await beginCapture(machine, { captureId: open.id, tool: "A tool" }));
  accepted(
    await finishCapture(machine, {
      ...{ captureId: open.id, outcome: "ok", detail: "", isGone: false, status: 200, finalUrl: address, tool: "A tool" },
      ...{ text: `${page} ${someEvidence.quote} More.`, capturedAt: new Date(), headers, certificate: null, properties: [], artefacts: [] },
      checks: [{ check: "status", isPassed: true, words: "200" }],
      redirects: [],
    }),
  );
}

/** A claim in review: three sources and copies of them, a search, a contact with its reply, a discussion, two assessments. */
async function workOn(newsroom: Newsroom, number: number): Promise<void> {
  const { editor, reviewer, secondReviewer } = newsroom;
  const { claimId } = await aClaim(newsroom);
  accepted(await assignClaims(editor, { claimIds: [claimId], assigneeId: secondReviewer.userId ?? "", dueOn: "2027-12-24" }));
  for (const piece of [1, 2, 3]) await aCapturedSource(newsroom, claimId, `https://accounts.harbour-city.org/${number}/${piece}`);
  const contact = { channel: "phone", contactedOn: "2026-10-02", contactedTime: "23:30", question: "Is it so?", deadlineOn: "" } as const;
  const { contactId } = accepted(await logContact(reviewer, { claimId, ...contact }));
  accepted(await recordReply(reviewer, { contactId, outcome: "answered", answer: "It is.", isPublishable: true }));
  const search = { question: "What refutes it?", places: "The archive", isFound: "nothing", note: "Nothing at all." } as const;
  accepted(await recordSearch(reviewer, { claimId, ...search }));
  const { threadId } = await aThread(reviewer, claimId);
  for (const words of ["It is the whole sum.", "With the ramps, as page 12 says.", "Then I agree."])
    await aComment(editor, threadId, words);
  accepted(await resolveThread(reviewer, { threadId }));
  for (const one of [reviewer, secondReviewer]) accepted(await assess(newsroom, one, { claimId }));
  if (number % 2 === 0)
    accepted(
      await rewriteClaim(editor, {
        claimId,
        revisionNumber: 1,
        statement: "It cost 41 million.",
        claimantName: "Nan Osei",
        reason: "Shorter.",
      }),
    );
}

/** How many claims of a story are worked on beside its report, whose verdict changes once. */
const claims = 6;

/** What one article after another brings a newsroom, through the commands: some 190 events of 24 kinds. All of it happens at one moment, so that it can be told again and again in one log. */
export async function tellStory(newsroom: Newsroom): Promise<void> {
  const moment = new Date();
  setClock({ now: () => moment });
  try {
    for (let number = 0; number < claims; number += 1) await workOn(newsroom, number);
    await aChangedVerdict(newsroom);
  } finally {
    setClock(null);
  }
}
