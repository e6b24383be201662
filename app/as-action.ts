import "server-only";
import { refresh } from "next/cache";
import type { Actor } from "@/lib/actor";
import type { Result } from "@/lib/result";
import { actorOf } from "@/lib/session";

type Callable<Input, Value> = (actor: Actor, input: Input) => Promise<Result<Value>>;

/**
 * Makes a command callable from a form: as the person who is signed in when the action runs, then showing fresh data. The workspace's slug
 * comes first, bound by the page: `addMemberAction.bind(null, slug)`. It is a claim to be checked, not a right: the person's membership
 * is looked up each time. Whoever is signed out, or no longer a member, gets a refusal, so that the form keeps what they wrote.
 */
export function asAction<Input, Value>(command: Callable<Input, Value>) {
  return async (workspaceSlug: string, input: Input): Promise<Result<Value>> => {
    const actor = await actorOf(workspaceSlug);
    if (actor === null) return { ok: false, refusal: { code: "FORBIDDEN", reason: signedOut } };
    const result = await command(actor, input);
    if (result.ok) refresh();
    return result;
  };
}

const signedOut =
  "You are signed out, or no longer a member of this newsroom. Nothing was saved, and what you wrote is still here. Sign in again in another tab, then repeat this.";
