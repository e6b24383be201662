import "server-only";
import { defineCommand } from "@/lib/command";
import { mayAttachEvidence } from "./policy";
import { loadClaimForEvidence, putEvidence } from "./put-evidence";
import { recordSource } from "./record-source";
import { attachEvidenceInput } from "./schema";

/** Attaches a passage of a source to a claim. A verdict already settled becomes stale: its evidence set moved. */
export const attachEvidence = defineCommand({
  name: "attachEvidence",
  input: attachEvidenceInput,
  load: ({ database, actor, input }) => loadClaimForEvidence(database, actor, input.claimId),
  permit: mayAttachEvidence,
  async execute({ database, actor, input, subject: claim }) {
    const { source, events, kept } = await recordSource(database, actor, input);
    const { quote, locator, stance, directness, secondaryReason, note } = input;
    const passage = { quote, locator, stance, directness, secondaryReason, note, factCheckId: null };
    const { value, event } = await putEvidence(database, actor, { claim, source, passage });
    return { value: { ...value, kept }, events: [event, ...events] };
  },
});
