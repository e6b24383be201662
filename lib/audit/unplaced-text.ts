import { canonicalJson } from "./canonical";
import type { StoredEvent } from "./event";

/** An event's canonical text without its place in its stream, which stands between the three stretches: the hash before it, and its number. */
export type UnplacedText = { beforePrevious: string; beforeNumber: string; afterNumber: string };

/**
 * Cuts the RFC 8785 text of an event where its place in its stream stands. Its keys are in the order of their code units, so that each stretch
 * is the text of the keys between; `previous` and `streamSequence` of what is given are not looked at.
 */
export function unplacedText(event: StoredEvent): UnplacedText {
  const {
    actor,
    payload,
    previous: _,
    salt,
    sequence,
    stream,
    streamSequence: __,
    subject,
    time,
    type,
    version,
    workspace,
    ...others
  } = event;
  // Another key would have another place, and this would put it nowhere.
  const none: Record<string, never> = others;
  if (Object.keys(none).length > 0) throw new TypeError(`An event has no ${Object.keys(none).join(", ")}.`);
  return {
    beforePrevious: `${canonicalJson({ actor, payload }).slice(0, -1)},"previous":`,
    beforeNumber: `,${canonicalJson({ salt, sequence, stream }).slice(1, -1)},"streamSequence":`,
    afterNumber: `,${canonicalJson({ subject, time, type, version, workspace }).slice(1)}`,
  };
}
