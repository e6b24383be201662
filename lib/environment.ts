import { z } from "zod";
import { evidenceOriginOf } from "./evidence-origin.mjs";

/** A setting of the environment is missing or cannot be; the message is for whoever runs the program. */
export class UnusableSetting extends Error {}

const modes = ["development", "production", "test"] as const;

/** `80,443`: numbers of ports with commas between them, at least one. */
const ports = z
  .string()
  .regex(/^\s*\d{1,5}(?:\s*,\s*\d{1,5})*\s*$/, "must be numbers of ports with commas between them, for instance 80,443.")
  .transform((text) => [...new Set(text.split(",").map(Number))])
  .refine((numbers) => numbers.every((port) => port >= 1 && port <= 65_535), "must hold ports from 1 to 65535.");

const schema = z.object({
  DATABASE_URL: z.string().optional(),
  ASSAY_OWNER_DATABASE_URL: z.string().optional(),
  AUTH_SECRET: z.string().optional(),
  AUTH_URL: z.string().optional(),
  ASSAY_MODE: z.enum(modes).default("production"),
  ASSAY_DATA: z.string().default(".data"),
  ASSAY_TEST_PUBLIC_ADDRESSES: z.string().default(""),
  ASSAY_TEST_KILL_AT: z.string().optional(),
  ASSAY_DEMO: z.enum(["0", "1"]).default("0"),
  ASSAY_EMBEDDINGS: z.enum(["0", "1"]).optional(),
  ASSAY_MODEL_URL: z.url({ protocol: /^https?$/ }).optional(),
  ASSAY_MODEL_NAME: z.string().min(1).max(200).optional(),
  ASSAY_MODEL_KEY: z.string().optional(),
  ASSAY_MODEL_REQUESTS_MAX: z.coerce.number().int().min(1).max(1000).default(10),
  ASSAY_MODEL_TOKENS_MAX: z.coerce.number().int().min(1000).max(10_000_000).default(60_000),
  ASSAY_MODEL_SECONDS_MAX: z.coerce.number().min(1).max(600).default(60),
  ASSAY_EVIDENCE_BUCKET: z.string().min(3).max(63).optional(),
  ASSAY_EVIDENCE_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  ASSAY_EVIDENCE_REGION: z.string().min(1).max(100).default("us-east-1"),
  ASSAY_EVIDENCE_ORIGIN: z.string().optional(),
  ASSAY_FETCH_PORTS: ports.default([80, 443]),
  CHROMIUM_PATH: z.string().optional(),
  ASSAY_SEAL_KEY: z.string().optional(),
  ASSAY_TIMESTAMP_URL: z.url({ protocol: /^https?$/ }).optional(),
  ASSAY_CLOCK: z.enum(["0", "1"]).default("1"),
  ASSAY_SEAL_KEY_BEFORE: z.string().optional(),
  ASSAY_SMTP_URL: z.string().optional(),
  ASSAY_MAIL_FROM: z.string().optional(),
  ASSAY_RENDER: z.enum(["0", "1"]).default("1"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4310),
});

/** 32 bytes in base64; null for none. Throws an error that names the setting. */
function keyIn(name: string, text: string | undefined): Uint8Array | null {
  if (!text) return null;
  const key = Buffer.from(text, "base64");
  if (key.length !== 32) throw new UnusableSetting(`${name} must be 32 random bytes in base64, for instance \`openssl rand -base64 32\`.`);
  return key;
}

function read() {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new UnusableSetting(`Environment variable ${first?.path.join(".")}: ${first?.message}`);
}

/** Settings from the environment, read when asked for. This is the only reader of `process.env` in app, components and lib. */
export const environment = {
  /** Address of PostgreSQL. Throws when unset, except while Next builds, when nothing connects. */
  get databaseUrl(): string {
    const url = read().DATABASE_URL;
    if (url) return url;
    if (process.env.NEXT_PHASE === "phase-production-build") return "postgresql://nobody@127.0.0.1:1/none";
    throw new UnusableSetting("DATABASE_URL is not set. `npm start` sets it; other programs must be given it.");
  },
  /** The same database with the rights of whoever owns its tables, for what puts a backup back. Where none is given, `databaseUrl`. */
  get ownerDatabaseUrl(): string {
    return read().ASSAY_OWNER_DATABASE_URL || this.databaseUrl;
  },
  get authSecret(): string | undefined {
    return read().AUTH_SECRET;
  },
  /** Where the app is reached, without a trailing slash; canonical addresses are built from it. */
  get baseUrl(): string {
    const { AUTH_URL, PORT } = read();
    return (AUTH_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, "");
  },
  /** Whether somebody said where the app is reached; else `baseUrl` is a guess, good for what does not stay. */
  get isBaseUrlGiven(): boolean {
    return read().AUTH_URL !== undefined;
  },
  get mode(): (typeof modes)[number] {
    return read().ASSAY_MODE;
  },
  get isTest(): boolean {
    return read().ASSAY_MODE === "test";
  },
  /** Whether the worker does what is due by the clock: signing, audits, fixity, sweeping. */
  get worksByTheClock(): boolean {
    return read().ASSAY_CLOCK === "1";
  },
  /** Where time stamps of checkpoints are asked for; null for nowhere. */
  get timestampUrl(): string | null {
    return read().ASSAY_TIMESTAMP_URL ?? null;
  },
  /** True only for the demo newsroom on the embedded database. */
  get isDemo(): boolean {
    return read().ASSAY_DEMO === "1";
  },
  get dataFolder(): string {
    return read().ASSAY_DATA;
  },
  /** Addresses that tests treat as public. Always empty outside `ASSAY_MODE=test`. */
  get testPublicAddresses(): readonly string[] {
    const { ASSAY_MODE, ASSAY_TEST_PUBLIC_ADDRESSES } = read();
    if (ASSAY_MODE !== "test") return [];
    return ASSAY_TEST_PUBLIC_ADDRESSES.split(",")
      .map((address) => address.trim())
      .filter((address) => address !== "");
  },
  /** The file that orders a kill at a named step. Always null outside `ASSAY_MODE=test`. */
  get testKillFile(): string | null {
    const { ASSAY_MODE, ASSAY_TEST_KILL_AT } = read();
    return ASSAY_MODE === "test" ? (ASSAY_TEST_KILL_AT ?? null) : null;
  },
  /** The ports of other servers that addresses may lead to; others are refused, by the fetcher and in the browser. */
  get fetchPorts(): readonly number[] {
    return read().ASSAY_FETCH_PORTS;
  },
  /** True under `next dev`, whose own scripts and styles need a wider policy. */
  get isDevelopmentServer(): boolean {
    return process.env.NODE_ENV === "development";
  },
  /** The language model that may read articles, and what one article may cost. Null, and never asked, unless address and name are both given. */
  get languageModel() {
    const set = read();
    const { ASSAY_MODEL_URL: url, ASSAY_MODEL_NAME: name, ASSAY_MODEL_KEY: key } = set;
    if (url === undefined && name === undefined) return null;
    if (url === undefined || name === undefined)
      throw new UnusableSetting("ASSAY_MODEL_URL and ASSAY_MODEL_NAME go together: set both or neither.");
    const timeoutMs = set.ASSAY_MODEL_SECONDS_MAX * 1000;
    const budget = { requestsMax: set.ASSAY_MODEL_REQUESTS_MAX, tokensMax: set.ASSAY_MODEL_TOKENS_MAX, timeoutMs };
    return { url, name, key: key === "" ? undefined : key, budget };
  },
  /** False where articles are to be read without sentence embeddings, installed or not; in tests, too, unless they ask for them: they are slow. */
  get hasEmbeddings(): boolean {
    const { ASSAY_EMBEDDINGS, ASSAY_MODE } = read();
    return ASSAY_EMBEDDINGS === undefined ? ASSAY_MODE !== "test" : ASSAY_EMBEDDINGS === "1";
  },
  /** The S3-compatible bucket that evidence is kept in; null for the folder. */
  get evidenceBucket() {
    const { ASSAY_EVIDENCE_BUCKET: name, ASSAY_EVIDENCE_ENDPOINT: endpoint, ASSAY_EVIDENCE_REGION: region } = read();
    if (name === undefined && endpoint !== undefined)
      throw new UnusableSetting("ASSAY_EVIDENCE_ENDPOINT needs ASSAY_EVIDENCE_BUCKET, too.");
    return name === undefined ? null : { name, endpoint, region };
  },
  /** The origin that files of evidence are sent from, apart from the app's; null where they come from the app's own. */
  get evidenceOrigin(): string | null {
    const { PORT: port, HOST: listensOn, ASSAY_EVIDENCE_ORIGIN: given } = read();
    return evidenceOriginOf({ baseUrl: this.baseUrl, port, listensOn, given });
  },
  /** Whether files of evidence are sent from another name of this very machine, which nobody set and people may type. */
  get isEvidenceNameBorrowed(): boolean {
    return this.evidenceOrigin !== null && !read().ASSAY_EVIDENCE_ORIGIN;
  },
  /** The key that confidential sources are encrypted with, 32 bytes; null where none is set, and nothing can be sealed. */
  get sealKey(): Uint8Array | null {
    return keyIn("ASSAY_SEAL_KEY", read().ASSAY_SEAL_KEY);
  },
  /** The key before that one, while not everything is sealed anew; nothing is sealed with it any more. */
  get sealKeyBefore(): Uint8Array | null {
    return keyIn("ASSAY_SEAL_KEY_BEFORE", read().ASSAY_SEAL_KEY_BEFORE);
  },
  /** The server that mail leaves by, and whom it is from; null where none is set, or what is set cannot be, and no mail is made. */
  get mail(): { url: string; from: string } | null {
    const { ASSAY_SMTP_URL: url, ASSAY_MAIL_FROM: from } = read();
    return url && from && this.mailProblem === null ? { url, from } : null;
  },
  /** Why no mail is made though something is set for it, in a sentence; null where nothing is wrong. Pages do without mail, so it is told and not thrown. */
  get mailProblem(): string | null {
    const { ASSAY_SMTP_URL: url, ASSAY_MAIL_FROM: from } = read();
    if (!url && !from) return null;
    if (!url) return "ASSAY_MAIL_FROM is set without ASSAY_SMTP_URL: they go together.";
    if (!from) return "ASSAY_SMTP_URL is set without ASSAY_MAIL_FROM: they go together.";
    if (!/^smtps?:\/\/[^\s]+$/.test(url)) return "ASSAY_SMTP_URL must begin with smtp:// or smtps:// and name a mail server.";
    if (!/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/.test(from)) return "ASSAY_MAIL_FROM must be an e-mail address, alone or as Name <address>.";
    return null;
  },
  /** The browser that captures are rendered with, when it is not at a usual place. */
  get chromiumPath(): string | undefined {
    return read().CHROMIUM_PATH || undefined;
  },
  /** False where captures are to be made without a browser. */
  get isRendering(): boolean {
    return read().ASSAY_RENDER === "1";
  },
  get isSecure(): boolean {
    return this.baseUrl.startsWith("https://");
  },
};
