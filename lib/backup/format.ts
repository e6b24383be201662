import { z } from "zod";

/** The first line of a backup: what it holds, made by which schema, and how long each newsroom's log was. */
export const backupHeader = z.object({
  format: z.literal("assay-backup"),
  /** 2 since stored files of evidence may follow the tables. */
  formatVersion: z.union([z.literal(1), z.literal(2)]),
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

/** The line before a stored file's bytes, which follow in base64, one piece a line, until there are as many as it says. */
export const fileLine = z.object({ file: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.int().nonnegative() });

/** Stands where a stored file could not be saved whole, because it is missing or damaged. */
export const lackingLine = z.object({ lacking: z.string().regex(/^[0-9a-f]{64}$/) });

/** The last line: without it a backup is cut short. */
export const endLine = z.object({ rows: z.int(), sha256: z.string() });

/** Tables that no backup holds: who was signed in, counters, and what the migrations themselves write. */
export const tablesLeftOut: readonly string[] = ["Session", "VerificationToken", "RateLimit", "_prisma_migrations"];

/** The most bytes of one line, and so of one row: far more than the desk lets anybody write. */
export const lineBytesMax = 256 * 1024 * 1024;
