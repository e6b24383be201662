// Writes the demo newsroom, through the same commands that people use. `npm start` runs it once, on an empty embedded database.
import { randomUUID } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { z } from "zod";
import { type Actor, roles, systemActor } from "@/lib/actor";
import { linkTranslation } from "@/lib/articles/link-translation";
import { setTopics } from "@/lib/articles/set-topics";
import { submitArticle } from "@/lib/articles/submit-article";
import { acceptCandidate } from "@/lib/claims/accept-candidate";
import { dismissCandidate } from "@/lib/claims/dismiss-candidate";
import { markClaim } from "@/lib/claims/mark-claim";
import { listCandidates } from "@/lib/claims/queries";
import { setClaimTranslations } from "@/lib/claims/set-claim-translations";
import { database, disconnectDatabase } from "@/lib/database";
import { environment } from "@/lib/environment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { logContact } from "@/lib/evidence/log-contact";
import { recordReply } from "@/lib/evidence/record-reply";
import { recordSearch } from "@/lib/evidence/record-search";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import { addMember } from "@/lib/people/add-member";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { foundWorkspace } from "@/lib/people/found-workspace";
import { setProfile } from "@/lib/people/set-profile";
import { draftReport } from "@/lib/reports/draft-report";
import { checkGate } from "@/lib/reports/gate";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublication } from "@/lib/reports/queries";
import { setWaivableRules } from "@/lib/reports/set-waivable-rules";
import { waiveRule } from "@/lib/reports/waive-rule";
import { describeRefusal, type Result } from "@/lib/result";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { getScale } from "@/lib/verdicts/scale-queries";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { type DemoArticle, ferryArticle, ferryReport, waterArticle } from "./demo/articles";
import { ferryDiligence, oneSourceReason } from "./demo/diligence";
import { germanFerryArticle, germanFerryDiligence, germanFerryReport, germanFerryReviews, germanOneSourceReason } from "./demo/german";
import { demoProfiles } from "./demo/profiles";
import { type DemoReview, ferryReviews, waterReviews } from "./demo/reviews";
import { demoSettings } from "./demo/settings";

const accountsFile = z.object({
  password: z.string(),
  accounts: z.array(z.object({ email: z.string(), name: z.string(), role: z.enum(roles) })).length(4),
});

type Desk = { owner: Actor; editor: Actor; reviewers: readonly [Actor, Actor]; ratings: ReadonlyMap<string, string> };

function done<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`The demo newsroom was refused: ${describeRefusal(result.refusal)}`);
  return result.value;
}

async function foundDesk(): Promise<Desk> {
  const { password, accounts } = accountsFile.parse(JSON.parse(readFileSync(new URL("./demo-accounts.json", import.meta.url), "utf8")));
  const [first, ...rest] = accounts;
  if (first === undefined) throw new Error("The demo newsroom has no accounts.");
  const workspaceId = randomUUID();
  const owner = { ownerName: first.name, ownerEmail: first.email, ownerPassword: password };
  const { ownerId } = done(await foundWorkspace(systemActor(workspaceId), { slug: "harbour-courier", name: demoSettings.name, ...owner }));
  const ownerActor: Actor = { workspaceId, userId: ownerId, name: first.name, role: "owner" };
  done(await describeWorkspace(ownerActor, { ...demoSettings, revision: 1 }));
  const actors: Actor[] = [];
  for (const { name, email, role } of rest) {
    const { memberId } = done(await addMember(ownerActor, { name, email, role, password }));
    actors.push({ workspaceId, userId: memberId, name, role });
  }
  for (const actor of [ownerActor, ...actors]) {
    const profile = demoProfiles[actor.role];
    if (actor.userId !== null && profile !== undefined)
      done(await setProfile(actor, { memberId: actor.userId, ...profile, isProfileShown: true }));
  }
  const [editor, reviewer, secondReviewer] = actors;
  if (!editor || !reviewer || !secondReviewer) throw new Error("The demo newsroom needs an editor and two reviewers.");
  const ratings = new Map((await getScale(ownerActor)).ratings.map((rating) => [rating.key, rating.id]));
  return { owner: ownerActor, editor, reviewers: [reviewer, secondReviewer], ratings };
}

async function submit(desk: Desk, article: DemoArticle) {
  const [reviewer] = desk.reviewers;
  const { topics, ...submitted } = article;
  const { articleId } = done(await submitArticle(reviewer, { way: "paste", ...submitted }));
  done(await setTopics(desk.editor, { articleId, topics, seen: [] }));
  const snapshot = await database.snapshot.findFirstOrThrow({
    where: { workspaceId: reviewer.workspaceId, articleId },
    select: { id: true, text: true },
  });
  return { articleId, snapshotId: snapshot.id, text: snapshot.text };
}

type Submitted = Awaited<ReturnType<typeof submit>>;

async function takeClaim(desk: Desk, article: Submitted, review: DemoReview): Promise<string> {
  const [reviewer] = desk.reviewers;
  const { exact, statement, claimantName, claimantKind } = review;
  const start = article.text.indexOf(exact);
  if (start < 0) throw new Error(`The demo article does not hold “${exact}”.`);
  const end = start + exact.length;
  const wording = { statement, claimantName, claimantKind };
  const candidate = (await listCandidates(reviewer, article.snapshotId)).find(
    (one) => one.state === "proposed" && one.start <= start && one.end >= end,
  );
  if (candidate) return done(await acceptCandidate(reviewer, { candidateId: candidate.id, ...wording })).claimId;
  return done(await markClaim(reviewer, { snapshotId: article.snapshotId, start, end, exact, ...wording })).claimId;
}

/** The demo's addresses lead nowhere, so a reviewer keeps each source from a file, once. */
async function keepCopy(desk: Desk, { sourceId, file }: { sourceId: string; file: string }): Promise<void> {
  const [reviewer] = desk.reviewers;
  if ((await database.capture.count({ where: { workspaceId: reviewer.workspaceId, sourceId } })) > 0) return;
  const content = createReadStream(new URL(`./demo/sources/${file}`, import.meta.url));
  done(await uploadCapture(reviewer, { sourceId, fileName: file, content }));
}

/** Looks for what would show the opposite and asks the claimant, where the demo tells of it. */
async function hearBothSides(desk: Desk, claim: { claimId: string; statement: string }): Promise<void> {
  const [reviewer] = desk.reviewers;
  const { claimId, statement } = claim;
  const [, told] = Object.entries({ ...ferryDiligence, ...germanFerryDiligence }).find(([words]) => statement.startsWith(words)) ?? [];
  if (told === undefined) return;
  done(await recordSearch(reviewer, { claimId, ...told.search }));
  const { contactId } = done(await logContact(reviewer, { claimId, ...told.contact }));
  done(await recordReply(reviewer, { contactId, ...told.reply }));
}

/** One verdict or another rests on a single publisher, and the report says why. */
async function waiveSecondSource({ editor }: Desk, { articleId, reason }: { articleId: string; reason: string }): Promise<void> {
  const publication = await getPublication(editor, articleId);
  if (publication === null) throw new Error("The demo article is gone.");
  const findings = checkGate({ publication, version: null, publisherId: editor.userId, baseUrl: environment.baseUrl });
  const places = findings.find(({ code, outcome }) => code === "twoSources" && outcome === "failed")?.places ?? [];
  const claimIds = places.flatMap((place) => (place.kind === "claim" ? [place.claimId] : []));
  if (claimIds.length > 0) done(await waiveRule(editor, { articleId, rule: "twoSources", claimIds, reason }));
}

async function review(desk: Desk, article: Submitted, one: DemoReview): Promise<string> {
  const claimId = await takeClaim(desk, article, one);
  for (const { file, ...piece } of one.evidence) {
    const { sourceId } = done(await attachEvidence(desk.reviewers[0], { claimId, ...piece }));
    await keepCopy(desk, { sourceId, file });
  }
  await hearBothSides(desk, { claimId, statement: one.statement });
  const ruling = ({ rating, justification }: { rating: string; justification: string }) => {
    const ratingId = desk.ratings.get(rating);
    if (ratingId === undefined) throw new Error(`The demo scale has no rating “${rating}”.`);
    return { claimId, revisionNumber: 1, ratingId, justification };
  };
  for (const [index, assessment] of one.assessments.entries()) {
    const reviewer = desk.reviewers[index];
    if (reviewer) done(await submitAssessment(reviewer, ruling(assessment)));
  }
  if (one.verdict) done(await decideClaim(desk.editor, ruling(one.verdict)));
  return claimId;
}

type DemoReport = { article: DemoArticle; reviews: readonly DemoReview[]; words: { title: string; summary: string }; oneSource: string };

/** Takes an article all the way to its published report. Answers its claims in reading order. */
async function publish(desk: Desk, { article: given, reviews, words, oneSource }: DemoReport) {
  const article = await submit(desk, given);
  const claimIds: string[] = [];
  for (const one of reviews) claimIds.push(await review(desk, article, one));
  for (const candidate of await listCandidates(desk.editor, article.snapshotId)) {
    if (candidate.state !== "proposed") continue;
    done(await dismissCandidate(desk.editor, { candidateId: candidate.id, reason: "Not needed for this report" }));
  }
  const { articleId } = article;
  done(await draftReport(desk.editor, { articleId, revision: 0, ...words }));
  await waiveSecondSource(desk, { articleId, reason: oneSource });
  done(await publishReport(desk.editor, { articleId, versionNumber: 0, change: "first" }));
  return { articleId, claimIds };
}

/** The report on the ferry in two languages, and which claims are the same: readers are led from each to the other. */
async function publishFerryReports(desk: Desk): Promise<void> {
  done(await setWaivableRules(desk.owner, { rules: ["twoSources", "sourcesCaptured"] }));
  const translation = await publish(desk, {
    ...{ article: germanFerryArticle, reviews: germanFerryReviews, words: germanFerryReport, oneSource: germanOneSourceReason },
  });
  const original = await publish(desk, {
    ...{ article: ferryArticle, reviews: ferryReviews, words: ferryReport, oneSource: oneSourceReason },
  });
  const { articleId } = translation;
  done(await linkTranslation(desk.editor, { articleId, originalId: original.articleId }));
  const pairs = translation.claimIds.map((claimId, place) => ({ claimId, originalId: original.claimIds[place] ?? "" }));
  done(await setClaimTranslations(desk.editor, { articleId, pairs }));
}

async function openWaterReview(desk: Desk): Promise<void> {
  const article = await submit(desk, waterArticle);
  for (const one of waterReviews) await review(desk, article, one);
}

if (!environment.isDemo) throw new Error("The demo newsroom is written only by `npm start`, into its own embedded database.");
try {
  if ((await database.workspace.count()) > 0) process.stdout.write("There is a newsroom already; no demo was written.\n");
  else {
    const desk = await foundDesk();
    await publishFerryReports(desk);
    await openWaterReview(desk);
  }
} finally {
  await disconnectDatabase();
}
