import { z } from "zod";

/** The first line of a backup: what it holds, made by which schema, and how long each newsroom's log was. */
export const backupHeader = z.object({
  format: z.literal("assay-backup"),
  formatVersion: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  logs: z.array(z.object({ workspaceId: z.string(), size: z.string(), root: z.string() })),
});

/** What a backup says about itself. */
export type BackupHeader = z.infer<typeof backupHeader>;

/** The line before a table's rows. Each row is an array of the columns' values in PostgreSQL's own text form, or null. */
export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });

/** One row of the table before it. */
export const rowLine = z.array(z.string().nullable());

/** The last line: without it a backup is cut short. */
export const endLine = z.object({ rows: z.int(), sha256: z.string() });

/** Tables that no backup holds: who was signed in, counters, and what the migrations themselves write. */
export const tablesLeftOut: readonly string[] = ["Session", "VerificationToken", "RateLimit", "_prisma_migrations"];
