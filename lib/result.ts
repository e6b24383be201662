/** Why a command was refused, in words a form can show. `fields` maps a field's path to its messages. */
export type Refusal =
  | { code: "INVALID"; fields: Record<string, string[]> }
  | { code: "FORBIDDEN"; reason: string }
  | { code: "NOT_FOUND" }
  | { code: "CONFLICT"; reason: string };

/** What a command answers: its value, or an expected refusal. Anything else is a bug and throws. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** Thrown inside a command to roll it back and refuse it; the runner turns it into a `Result`. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(describeRefusal(refusal));
    this.name = "RefusedError";
    this.refusal = refusal;
  }
}

/** Rolls a command back because one field of its input cannot be accepted. */
export function refuseField(field: string, message: string): never {
  throw new RefusedError({ code: "INVALID", fields: { [field]: [message] } });
}

/** Rolls a command back because the state moved under the person. */
export function refuseConflict(reason: string): never {
  throw new RefusedError({ code: "CONFLICT", reason });
}

/** A refusal as one sentence, for logs, command lines and toasts. */
export function describeRefusal(refusal: Refusal): string {
  switch (refusal.code) {
    case "INVALID":
      return Object.entries(refusal.fields)
        .map(([field, messages]) => (field === "" ? messages.join(" ") : `${field}: ${messages.join(" ")}`))
        .join(" ");
    case "FORBIDDEN":
    case "CONFLICT":
      return refusal.reason;
    case "NOT_FOUND":
      return "That does not exist, or no longer does.";
  }
}
