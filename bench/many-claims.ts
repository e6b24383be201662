import { withConnection } from "@/bin/postgres/temporary.mjs";

/**
 * Copies a claim that went through the commands so many times, in the states of work under review, and assigns a share of the copies as it is
 * assigned itself: every `assignedEvery`-th. The guards are off for this database alone, which is thrown away.
 */
export async function copyClaim(url: string, { claimId, count, assignedEvery }: { claimId: string; count: number; assignedEvery: number }) {
  await withConnection(url, async (client) => {
    await client.query(`ALTER TABLE "Claim" DISABLE TRIGGER is_audited; ALTER TABLE "ClaimRevision" DISABLE TRIGGER is_audited;
      ALTER TABLE "Assignment" DISABLE TRIGGER is_audited;`);
    await client.query(
      `WITH made AS (
         INSERT INTO "Claim" ("workspaceId", "id", "articleId", "state", "position", "priority", "createdById", "createdAt", "updatedAt")
         SELECT c."workspaceId", uuidv7(), c."articleId", (ARRAY['accepted', 'inReview', 'assessed', 'onHold'])[1 + n % 4]::"ClaimState", n, n % 17 / 8,
           c."createdById", c."createdAt" + n * interval '1 second', c."updatedAt"
         FROM "Claim" c, generate_series(1, $2::int) n WHERE c."id" = $1 RETURNING *
       ), worded AS (
         INSERT INTO "ClaimRevision" ("workspaceId", "id", "claimId", "number", "statement", "createdById")
         SELECT "workspaceId", uuidv7(), "id", 1, 'The city paid ' || "position" || ' million for the bridge.', "createdById" FROM made
       )
       INSERT INTO "Assignment" ("workspaceId", "id", "claimId", "assigneeId")
       SELECT m."workspaceId", uuidv7(), m."id", a."assigneeId" FROM made m, "Assignment" a WHERE a."claimId" = $1 AND m."position" % $3::int = 0`,
      [claimId, count, assignedEvery],
    );
    await client.query("ANALYZE");
  });
}
