import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { maySetClaimTranslations } from "./policy";
import { noOriginal, setClaimTranslationsInput } from "./schema";

const claimKept = {
  ...{ id: true, translationOfId: true, originalsRuledOutAt: true, createdAt: true },
  revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } },
} as const;

/**
 * Says of claims of a translated article which claims of its original they are, or that they are none of them. Refused with CONFLICT where the article
 * is no translation, or nothing would change, and where two claims would be the translation of one. That a claim is of none holds of the claims that the
 * original has then: said again once it has others, it is said of those too.
 */
export const setClaimTranslations = defineCommand({
  name: "setClaimTranslations",
  input: setClaimTranslationsInput,
  load: ({ database, actor, input }) =>
    database.article.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.articleId } },
      select: { id: true, claims: { select: claimKept }, translationOf: { select: { claims: { select: claimKept } } } },
    }),
  permit: maySetClaimTranslations,
  async execute({ database, actor, input, subject: article }) {
    const { workspaceId } = actor;
    if (article.translationOf === null) refuseConflict("This article is not said to be a translation, or no longer. Nothing was changed.");
    const claims = new Map(article.claims.map((claim) => [claim.id, claim]));
    const originals = new Map(article.translationOf.claims.map((claim) => [claim.id, claim]));
    const said = new Map(input.pairs.map(({ claimId, originalId }) => [claimId, originalId]));
    const after = new Map(article.claims.map((claim) => [claim.id, claim.translationOfId]));
    for (const [place, { claimId, originalId }] of input.pairs.entries()) {
      if (!claims.has(claimId)) refuseField(`pairs.${place}.claimId`, "The article has no such claim.");
      const isOriginal = originalId !== "" && originalId !== noOriginal;
      if (isOriginal && !originals.has(originalId)) refuseField(`pairs.${place}.originalId`, "The original has no such claim.");
      after.set(claimId, isOriginal ? originalId : null);
    }
    for (const [place, { claimId, originalId }] of input.pairs.entries()) {
      const isTaken = [...after].some(([id, original]) => id !== claimId && original === originalId);
      if (isTaken) refuseField(`pairs.${place}.originalId`, "Another claim is said to be the translation of this one.");
    }
    const newest = Math.max(...[...originals.values()].map(({ createdAt }) => createdAt.getTime()));
    const changed = article.claims.flatMap(({ id, translationOfId: from, originalsRuledOutAt: since }) => {
      const to = after.get(id) ?? null;
      const isNone = said.get(id) === noOriginal;
      const isSaid = from === to && (isNone ? since !== null && newest <= since.getTime() : since === null);
      return !said.has(id) || isSaid ? [] : [{ id, from, to, isNone }];
    });
    const [first, ...others] = changed;
    if (first === undefined) refuseConflict("That is what is said already. Nothing was changed.");
    // None first: two claims may change places, and at no moment may both be the same.
    const where = { workspaceId, articleId: article.id, id: { in: changed.map(({ id }) => id) } };
    await database.claim.updateMany({ where, data: { translationOfId: null, originalsRuledOutAt: null } });
    const originalsRuledOutAt = now();
    for (const { id, to, isNone } of changed) {
      if (to === null && !isNone) continue;
      const data = isNone ? { originalsRuledOutAt } : { translationOfId: to };
      await database.claim.update({ where: { workspaceId_id: { workspaceId, id } }, data, select: { id: true } });
    }
    const told = ({ id, from, to, isNone }: (typeof changed)[number]) => {
      const subject = { articleId: article.id, claimId: id };
      // Of which claim: where it is none any more, of which it was.
      const statement = originals.get(to ?? from ?? "")?.revisions[0]?.statement ?? "";
      return isNone
        ? { type: "claim.translationRuledOut" as const, subject, payload: { from, statement } }
        : { type: "claim.translationSet" as const, subject, payload: { from, to, statement } };
    };
    return { value: { changed: changed.length }, events: [told(first), ...others.map(told)] };
  },
});
