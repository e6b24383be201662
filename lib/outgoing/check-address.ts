import "server-only";
import { environment } from "@/lib/environment";
import { withoutAdvice } from "@/lib/evidence/without-advice";
import { explainNetworkError } from "@/lib/fetch-refusal";
import { checkedAddresses, resolveByOperatingSystem } from "@/lib/pinned-agent";

/** Whether messages may go there at all: https, or the test's own server. */
function isEncrypted({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || environment.testPublicAddresses.includes(hostname);
}

/** How an address is looked up for what leaves the newsroom: with the rules of everything that is fetched. */
export function reachOf() {
  return {
    resolve: resolveByOperatingSystem,
    testPublicAddresses: environment.testPublicAddresses,
    ports: environment.fetchPorts,
  };
}

/** Why nothing can be sent to an address, in a sentence; null when it leads to the public internet by https. Looks its host up. */
export async function addressProblem(address: string): Promise<string | null> {
  const url = new URL(address);
  if (!isEncrypted(url)) return "The address must begin with https://: what is sent there must not be read on the way.";
  try {
    await checkedAddresses(url, reachOf());
    return null;
  } catch (error) {
    const refusal = explainNetworkError(error, url.hostname);
    if (refusal === null) throw error;
    return withoutAdvice(refusal.message);
  }
}
