/** How a capture can end. */
export const captureOutcomes = ["ok", "partial", "blocked", "failed"] as const;

/** How a capture ended. */
export type CaptureOutcome = (typeof captureOutcomes)[number];

/** What became of a passage on its page. */
export const passageStates = ["unchanged", "moved", "changed", "gone"] as const;

/** What became of a passage on its page. */
export type PassageState = (typeof passageStates)[number];

/** The stored files a capture can have, by what they are. */
export const artefactRoles = ["original", "certificates", "rendered", "screenshot", "pdf", "text", "wacz", "upload"] as const;

/** What a stored file of a capture is. */
export type ArtefactRole = (typeof artefactRoles)[number];

/** The name under which the worker knows the job of a capture. */
export const captureJobKey = (captureId: string) => `capture:${captureId}`;
