import { z } from "zod";
import { artefactRoles, captureOutcomes } from "./capture-words";
import { cleanFileName } from "./clean-file-name";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A stored file of a capture, as events and rows name it. */
export const artefact = z.object({
  role: z.enum(artefactRoles),
  contentHash: hash,
  mediaType: z.string().min(1).max(200),
  sizeBytes: z.number().int().nonnegative(),
});

/** A certificate that a server showed, as far as people look at it. */
export const certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  /** SHA-256 of the certificate, lower-case hex. */
  fingerprint: z.string(),
  protocol: z.string().nullable(),
});

/** Something a file says of itself, as `readExif` found it. */
export const property = z.object({ name: z.string(), value: z.string() });

/** Input of `requestCapture`. */
export const requestCaptureInput = z.object({ sourceId: z.uuid("Choose a source.") });

/** The most bytes an uploaded file may have (500 MB, counted in units of 1,048,576). */
export const uploadBytesMax = 500 * 1024 * 1024;

const upload = {
  fileName: z.string().max(2000, "The name of the file is too long.").transform(cleanFileName),
  content: z.custom<AsyncIterable<Uint8Array>>((given) => typeof given === "object" && given !== null && Symbol.asyncIterator in given),
};

/** Input of `uploadCapture`: the file's bytes as they come, read once. */
export const uploadCaptureInput = z.object({ sourceId: z.uuid("Choose a source."), ...upload });

/** Input of `attachToContact`: a file that came with a contact, and whether the claimant said that it may be published. */
export const attachToContactInput = z.object({ contactId: z.uuid("Choose a contact."), isPublishable: z.boolean(), ...upload });

/** Input of `beginCapture`: the worker takes a capture up. */
export const beginCaptureInput = z.object({ captureId: z.uuid(), tool: z.string().min(1).max(300) });

/** Input of `postponeCapture`: an attempt failed in a way that may pass. */
export const postponeCaptureInput = z.object({ captureId: z.uuid(), problem: z.string().min(1).max(1000) });

/** Input of `finishCapture`: everything the worker brought. */
export const finishCaptureInput = z.object({
  captureId: z.uuid(),
  outcome: z.enum(captureOutcomes),
  detail: z.string().max(4000),
  isGone: z.boolean(),
  checks: z.array(z.object({ check: z.string(), isPassed: z.boolean(), words: z.string() })).max(100),
  status: z.number().int().nullable(),
  finalUrl: z.string().nullable(),
  redirects: z.array(z.object({ url: z.string(), status: z.number().int(), headers: z.record(z.string(), z.string()) })),
  headers: z.record(z.string(), z.string()),
  certificate: certificate.nullable(),
  text: z.string().nullable(),
  properties: z.array(property).max(200),
  tool: z.string().min(1).max(300),
  capturedAt: z.date().nullable(),
  artefacts: z.array(artefact).max(50),
});

/** Input of `recordFixity`: what reading every stored file again showed. */
export const recordFixityInput = z.object({
  files: z.number().int().nonnegative(),
  bytes: z.bigint().nonnegative(),
  faults: z.array(z.object({ contentHash: hash, found: hash.nullable() })),
});
