import "server-only";
import { randomUUID } from "node:crypto";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { givesAway } from "./gives-away";
import { loadSealed } from "./load-sealed";
import { mayWithholdSource, noKeyWords } from "./policy";
import { withholdSourceInput } from "./schema";
import { openSealed } from "./seal";
import { findSealKey } from "./seal-keys";

/**
 * Says what readers are told of a confidential source, and why not more: what its evidence is published with. Words that hold the sealed name
 * or contact are refused, which tells nothing to those who may do this.
 */
export const withholdSource = defineCommand({
  name: "withholdSource",
  input: withholdSourceInput,
  load: ({ database, actor, input }) => loadSealed(database, actor, input.sourceId),
  permit: mayWithholdSource,
  async execute({ database, actor, input: { sourceId, number: seen, summary, reason }, subject: { row } }) {
    const { workspaceId } = actor;
    const before = await database.sourceWithholding.count({ where: { workspaceId, sourceId } });
    if (seen !== before) return refuseConflict("Somebody else changed what readers are told meanwhile. Nothing of yours was saved.");
    if (row !== null && row.sealed !== null) {
      const key = findSealKey(row.keyName) ?? refuseConflict(noKeyWords);
      const fields = openSealed(key, { workspaceId, sourceId }, { sealed: row.sealed, commitment: row.commitment });
      for (const [field, words] of Object.entries({ summary, reason }))
        if (givesAway(words, fields)) return refuseField(field, "These words hold a part of what is sealed, and would be published.");
    }
    const [withholdingId, number] = [randomUUID(), before + 1];
    await database.sourceWithholding.create({
      data: { workspaceId, sourceId, number, id: withholdingId, summary, reason, withheldById: personOf(actor), withheldAt: now() },
    });
    return {
      value: { number },
      events: [{ type: "source.withheld", subject: { sourceId }, payload: { withholdingId, number, summary, reason } }],
    };
  },
});
