import "server-only";
import { defineCommand } from "@/lib/command";
import { nameOfKey } from "@/lib/confidential/seal";
import { keysOfChange } from "@/lib/confidential/seal-keys";
import { refuseConflict } from "@/lib/result";
import { mayResealWebhooks } from "./policy";
import { resealWebhooksInput } from "./schema";
import { openSecret, sealSecret } from "./webhook-secret";

/** Encrypts the secrets of webhooks anew, a number at once: from the key before to the one set now. Done again, it goes on with what is left. */
export const resealWebhooks = defineCommand({
  name: "resealWebhooks",
  input: resealWebhooksInput,
  load: async ({ database, actor: { workspaceId }, input }) => {
    const keys = keysOfChange();
    const where = { workspaceId, state: { not: "removed" as const }, keyName: keys === null ? "" : nameOfKey(keys.from) };
    const [rows, waiting] = await Promise.all([
      database.webhookEndpoint.findMany({ where, orderBy: { id: "asc" }, take: input.countMax }),
      database.webhookEndpoint.count({ where }),
    ]);
    return { keys, rows, waiting, hasKeys: keys !== null };
  },
  permit: mayResealWebhooks,
  async execute({ database, actor: { workspaceId }, subject: { keys, rows, waiting } }) {
    if (keys === null || rows.length === 0) return refuseConflict("No webhook has its secret under the key before.");
    for (const { id, secret, secretBefore } of rows) {
      const place = { workspaceId, endpointId: id };
      const anew = (sealed: Uint8Array | null) =>
        sealed === null ? null : sealSecret(keys.to, place, openSecret(keys.from, place, sealed));
      await database.webhookEndpoint.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { secret: anew(secret), secretBefore: anew(secretBefore), keyName: nameOfKey(keys.to) },
      });
    }
    const counts = { resealed: rows.length, left: waiting - rows.length };
    return { value: counts, events: [{ type: "webhooks.resealed", subject: { workspaceId }, payload: counts }] };
  },
});
