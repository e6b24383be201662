import "server-only";
import type { ReadClient } from "@/lib/database";
import { environment } from "@/lib/environment";
import { absoluteUrl } from "@/lib/reports/claim-review";

/** How a newsroom's claims are named in exports: by the address of their own page. */
export async function claimAddresses(database: Pick<ReadClient, "workspace">, workspaceId: string): Promise<(claimId: string) => string> {
  const { slug } = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { slug: true } });
  return (claimId) => absoluteUrl(environment.baseUrl, `/${slug}/claims/${claimId}`);
}
