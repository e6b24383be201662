import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { environment } from "@/lib/environment";

/** An address with what policies judge, for the commands; null when the newsroom has none of that id. */
export async function loadWebhook(database: WriteClient, { workspaceId }: Actor, id: string) {
  const endpoint = await database.webhookEndpoint.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (endpoint === null) return null;
  return {
    ...endpoint,
    where: { workspaceId_id: { workspaceId, id } },
    host: new URL(endpoint.url).host,
    hasKey: environment.sealKey !== null,
  };
}
