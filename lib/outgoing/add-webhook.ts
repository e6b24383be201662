import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import { nameOfKey } from "@/lib/confidential/seal";
import { database as committed } from "@/lib/database";
import { environment } from "@/lib/environment";
import { refuseConflict, refuseField } from "@/lib/result";
import { addressProblem } from "./check-address";
import { mayAddWebhook, noKeyWords } from "./policy";
import { addWebhookInput } from "./schema";
import { writeSecret } from "./signature";
import { makeSecret, sealSecret } from "./webhook-secret";

const hasKey = () => environment.sealKey !== null;
const endpointsMax = 20;

/** Adds an address that is told of what is published from now on. The secret is in the answer, this once. Refused with INVALID where it leads nowhere public. */
export const addWebhook = defineCommand({
  name: "addWebhook",
  input: addWebhookInput,
  prepare: {
    permit: (actor) => mayAddWebhook(actor, { hasKey: hasKey() }),
    run: async ({ url }) => {
      const problem = await addressProblem(url);
      if (problem !== null) refuseField("url", problem);
      return makeSecret();
    },
  },
  load: async ({ database, actor: { workspaceId } }) => {
    const endpoints = await database.webhookEndpoint.findMany({ where: { workspaceId, state: { not: "removed" } }, select: { url: true } });
    // Nothing is appended while the newsroom's lock is held: the event of this command gets the number that comes next.
    const head = await committed.logHead.findUniqueOrThrow({ where: { workspaceId }, select: { size: true } });
    return { endpoints, hasKey: hasKey(), firstSequence: head.size };
  },
  permit: mayAddWebhook,
  async execute({ database, actor, input, subject: { endpoints, firstSequence }, prepared: secret }) {
    const { workspaceId } = actor;
    const { href: url, host } = new URL(input.url);
    if (endpoints.some((one) => one.url === url)) refuseField("url", "This address is here already.");
    if (endpoints.length >= endpointsMax) refuseField("url", `${endpointsMax} addresses are the most. Remove one first.`);
    const key = environment.sealKey ?? refuseConflict(noKeyWords);
    const endpointId = randomUUID();
    await database.webhookEndpoint.create({
      data: {
        ...{ workspaceId, id: endpointId, url, types: input.types, firstSequence, keyName: nameOfKey(key) },
        ...{ secret: sealSecret(key, { workspaceId, endpointId }, secret), createdById: personOf(actor) },
      },
      select: { id: true },
    });
    const urlHash = createHash("sha256").update(url).digest("hex");
    return {
      value: { endpointId, secret: writeSecret(secret) },
      events: [
        { type: "webhook.added", subject: { workspaceId }, payload: { endpointId, host, urlHash, types: input.types, secretNumber: 1 } },
      ],
    };
  },
});
