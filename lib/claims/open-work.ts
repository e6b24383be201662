import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import { listArticles } from "@/lib/articles/queries";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { countWaitingErrors } from "@/lib/reports/error-queries";
import { mayAnswerErrorReport, mayConfirmRetraction, mayConfirmTakedown, mayPublishReport } from "@/lib/reports/policy";
import { mayDecideClaim, maySettleClaims } from "@/lib/verdicts/policy";
import { readRulings } from "@/lib/verdicts/read-ruling";
import { mayAcceptCandidate, mayAssignClaims, mayHandOutClaims, mayPlaceClaim, mayRecoverWork } from "./policy";
import { countWaitingByArticle } from "./waiting-queries";
import { countStalled } from "./work-queries";

const namedMax = 5;
const lookedAtMax = 100;

/** What can wait for whoever of the newsroom comes first. */
export type OpenWorkKind =
  | "confirmTakedown"
  | "confirmRetraction"
  | "answer"
  | "settle"
  | "publish"
  | "place"
  | "sort"
  | "handOut"
  | "take"
  | "recover";

/**
 * Something that waits for nobody by name. `about` is the claim or the article it is about, and null where several are put together; `count` says how
 * many claims, candidates, reports or wishes it is.
 */
export type OpenWork = { kind: OpenWorkKind; about: { id: string; words: string; language: string } | null; count: number };

type Article = { id: string; title: string; language: string };
const aboutArticle = ({ id, title, language }: Article) => ({ id, words: title, language });

/** The first few of a kind by their names, and the rest in a number. */
function named(works: readonly OpenWork[]): OpenWork[] {
  const [first] = works;
  const rest = works.length - namedMax;
  return first === undefined || rest <= 0 ? [...works] : [...works.slice(0, namedMax), { kind: first.kind, about: null, count: rest }];
}

const counted = (kind: OpenWorkKind, count: number): OpenWork[] => (count === 0 ? [] : [{ kind, about: null, count }]);

const asked = { askedById: true, report: { select: { article: { select: { id: true, title: true, language: true } } } } } as const;
type Asked = { askedById: string; report: { article: Article } };

async function listToConfirm(actor: Actor): Promise<OpenWork[]> {
  const where = { ...visibleTo(actor), settledAt: null };
  const [takedowns, retractions] = await Promise.all([
    database.takedown.findMany({ where, orderBy: [{ askedAt: "asc" }, { id: "asc" }], take: lookedAtMax, select: asked }),
    database.retraction.findMany({ where, orderBy: [{ askedAt: "asc" }, { id: "asc" }], take: lookedAtMax, select: asked }),
  ]);
  const subject = ({ askedById }: Asked) => ({ isOwn: askedById === actor.userId, isSettled: false });
  return [
    ...named(
      byArticle(
        "confirmTakedown",
        takedowns.filter((one) => mayConfirmTakedown(actor, subject(one)) === true),
      ),
    ),
    ...named(
      byArticle(
        "confirmRetraction",
        retractions.filter((one) => mayConfirmRetraction(actor, subject(one)) === true),
      ),
    ),
  ];
}

function byArticle(kind: OpenWorkKind, asked: readonly Asked[]): OpenWork[] {
  const works = new Map<string, OpenWork>();
  for (const { report } of asked) {
    const count = (works.get(report.article.id)?.count ?? 0) + 1;
    works.set(report.article.id, { kind, about: aboutArticle(report.article), count });
  }
  return [...works.values()];
}

async function listToSettle(actor: Actor): Promise<OpenWork[]> {
  if (maySettleClaims(actor) !== true) return [];
  const claims = await database.claim.findMany({
    where: { ...visibleTo(actor), state: "assessed" },
    orderBy: [{ priority: "desc" }, { createdAt: "asc" }, { id: "asc" }],
    take: lookedAtMax,
    select: {
      id: true,
      article: { select: { language: true } },
      revisions: { select: { statement: true }, orderBy: { number: "desc" }, take: 1 },
    },
  });
  const rulings = await readRulings(
    database,
    actor.workspaceId,
    claims.map(({ id }) => id),
  );
  const mine = claims.filter(({ id }) => {
    const ruling = rulings.get(id);
    return ruling !== undefined && mayDecideClaim(actor, ruling) === true;
  });
  const aboutClaim = ({ id, article, revisions }: (typeof claims)[number]) => ({
    ...{ id, language: article.language },
    words: revisions[0]?.statement ?? "",
  });
  return named(mine.map((claim) => ({ kind: "settle", about: aboutClaim(claim), count: 1 })));
}

async function listByArticle(actor: Actor): Promise<OpenWork[]> {
  const { articles } = await listArticles(actor);
  const waiting = await countWaitingByArticle(
    actor,
    articles.map(({ id }) => id),
  );
  const work = (kind: OpenWorkKind, countOf: (article: (typeof articles)[number]) => number) =>
    named(articles.map((article) => ({ kind, about: aboutArticle(article), count: countOf(article) })).filter(({ count }) => count > 0));
  const settled = ({ claims }: (typeof articles)[number]) => (claims.accepted + claims.inReview + claims.assessed > 0 ? 0 : claims.decided);
  return [
    ...(mayPublishReport(actor) === true ? work("publish", settled) : []),
    ...(mayPlaceClaim(actor) === true ? work("place", ({ id }) => waiting.get(id) ?? 0) : []),
    ...(mayAcceptCandidate(actor) === true ? work("sort", ({ proposed }) => proposed) : []),
  ];
}

async function listUnassigned(actor: Actor): Promise<OpenWork[]> {
  if (mayAssignClaims(actor, { claims: [], assigneeId: personOf(actor) }) !== true) return [];
  const count = await database.claim.count({
    where: { ...visibleTo(actor), state: { in: ["accepted", "inReview"] }, assignments: { none: { endedAt: null } } },
  });
  return counted(mayHandOutClaims(actor) === true ? "handOut" : "take", count);
}

/**
 * What waits in the newsroom for whoever comes first, of what this person may do, the most pressing first. Looks at the newest 25
 * articles, and at 100 claims at most that wait for a verdict; five of a kind are named.
 */
export async function listOpenWork(actor: Actor): Promise<OpenWork[]> {
  const parts = await Promise.all([
    listToConfirm(actor),
    mayAnswerErrorReport(actor, { isAnswered: false }) === true ? countWaitingErrors(actor).then((count) => counted("answer", count)) : [],
    listToSettle(actor),
    listByArticle(actor),
    listUnassigned(actor),
    mayRecoverWork(actor) === true ? countStalled(actor).then((count) => counted("recover", count)) : [],
  ]);
  return parts.flat();
}
