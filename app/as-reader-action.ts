import "server-only";
import { headers } from "next/headers";
import { type Actor, readerActor } from "@/lib/actor";
import { clientAddress, countTry, rateLimiter } from "@/lib/rate-limit";
import { findWorkspaceId } from "@/lib/reports/published-to";
import type { Result } from "@/lib/result";

type Callable<Input, Value> = (actor: Actor, input: Input) => Promise<Result<Value>>;

const hourS = 3600;
const perAddress = rateLimiter("reader-address", { points: 10, durationS: hourS });
const perNewsroom = rateLimiter("reader-newsroom", { points: 300, durationS: hourS });

/**
 * Makes a command callable by anybody who reads a newsroom's public pages: as a reader, of whom nothing is known. The newsroom's slug comes
 * first, bound by the page. Ten tries an hour from one address, three hundred for one newsroom.
 */
export function asReaderAction<Input, Value>(command: Callable<Input, Value>) {
  return async (newsroom: string, input: Input): Promise<Result<Value>> => {
    const workspaceId = await findWorkspaceId(newsroom);
    if (workspaceId === null) return { ok: false, refusal: { code: "NOT_FOUND" } };
    const waitS = await countTry([
      { limiter: perAddress, key: clientAddress(await headers()) },
      { limiter: perNewsroom, key: workspaceId },
    ]);
    if (waitS !== null) {
      const minutes = Math.max(1, Math.ceil(waitS / 60));
      const reason = `Too much came in from here. Nothing was sent, and what you wrote is still here: try again in ${minutes} min.`;
      return { ok: false, refusal: { code: "CONFLICT", reason } };
    }
    return command(readerActor(workspaceId), input);
  };
}
