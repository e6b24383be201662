import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/actor";
import { appendEvents, appending, beginLog, type LockedLog, lockLog } from "@/lib/audit/append";
import type { NewEvent } from "@/lib/audit/catalogue";
import { type Erasure, eraseParts } from "@/lib/audit/erase-parts";
import { streamsNamedIn } from "@/lib/audit/event";
import { type TakenVersions, takeDownVersions } from "@/lib/audit/take-down-versions";
import type { WriteClient } from "@/lib/database";
import { atOneMoment } from "@/lib/held-moment";
import { passStep } from "@/lib/named-step";
import type { Permission } from "@/lib/permission";
import { type Refusal, RefusedError, type Result } from "@/lib/result";
import { tellFollowers } from "@/lib/tell-followers";
import { inTransaction } from "@/lib/write-transaction";

/** `erases` names private parts of earlier events that go for good, `takesDown` published versions whose words do; the events must say so. */
type Outcome<Value> = {
  value: Value;
  events: readonly [NewEvent, ...NewEvent[]];
  erases?: readonly Erasure[];
  takesDown?: TakenVersions;
};

type Step<Input, Subject, Prepared> = { database: WriteClient; actor: Actor; input: Input; subject: Subject; prepared: Prepared };

type Definition<Schema extends z.ZodType, Subject, Value, Prepared> = {
  /** The verb-noun stem, such as `decideClaim`. */
  name: string;
  input: Schema;
  /** Slow or outside work that must come before the transaction (decision 004). May throw RefusedError. Reads nothing it will rely on later. */
  prepare?: {
    permit: (actor: Actor) => Permission;
    run: (input: z.output<Schema>, signal: AbortSignal, actor: Actor) => Promise<Prepared>;
  };
  /** Reads, under the workspace's lock, what the policy judges and the change needs; null when it does not exist. */
  load: (step: { database: WriteClient; actor: Actor; input: z.output<Schema> }) => Promise<Subject | null>;
  permit: (actor: Actor, subject: Subject) => Permission;
  execute: (step: Step<z.output<Schema>, Subject, Prepared>) => Promise<Outcome<Value>>;
  /** Set only by the command that founds a workspace, whose log does not exist yet. */
  beginsLog?: true;
};

/** A command: the acting person and unparsed input in, a result out. It carries its stem and input schema for forms, tests and tools. */
export type Command<Schema extends z.ZodType, Value> = {
  (actor: Actor, rawInput: z.input<Schema>, signal?: AbortSignal): Promise<Result<Value>>;
  readonly stem: string;
  readonly input: Schema;
};

const neverAborted = new AbortController().signal;

function refusalOf(error: z.ZodError): Refusal {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    fields[path] = [...(fields[path] ?? []), issue.message];
  }
  return { code: "INVALID", fields };
}

function demand(permission: Permission): void {
  if (permission !== true) throw new RefusedError({ code: "FORBIDDEN", reason: permission });
}

// The role may have changed, or the member been disabled, since the page or the request began: what counts is what holds under the lock.
function actorNow(actor: Actor, { member }: LockedLog): Actor {
  if (actor.role === "system" || actor.role === "reader") return actor;
  if (member === null || member.isDisabled) {
    throw new RefusedError({ code: "FORBIDDEN", reason: "You are no longer an active member of this newsroom." });
  }
  return { ...actor, name: member.name, role: member.role };
}

/**
 * The one way to change data: parse, open a transaction, lock the workspace's log, load, ask the policy, write, record, commit.
 * Expected refusals come back as values and leave nothing behind; anything else throws and rolls back.
 */
export function defineCommand<Schema extends z.ZodType, Subject, Value, Prepared = undefined>(
  definition: Definition<Schema, Subject, Value, Prepared>,
): Command<Schema, Value> {
  async function run(actor: Actor, rawInput: z.input<Schema>, signal: AbortSignal = neverAborted): Promise<Result<Value>> {
    const parsed = await definition.input.safeParseAsync(rawInput);
    if (!parsed.success) return { ok: false, refusal: refusalOf(parsed.error) };
    const input = parsed.data;
    try {
      if (definition.prepare) demand(definition.prepare.permit(actor));
      const prepared = (await definition.prepare?.run(input, signal, actor)) as Prepared;
      const value = await inTransaction(async ({ database, record, sendLast, askWith }) => {
        const log = definition.beginsLog ? await beginLog(record, actor.workspaceId) : await lockLog(record, actor, streamsNamedIn(input));
        if (log === null) throw new RefusedError({ code: "NOT_FOUND" });
        await passStep(`${definition.name} locked`);
        // Rows and events of one command hold one time, by which an audit knows which belong together.
        return atOneMoment(async () => {
          const present = actorNow(actor, log);
          const subject = await definition.load({ database, actor: present, input });
          if (subject === null) throw new RefusedError({ code: "NOT_FOUND" });
          demand(definition.permit(present, subject));
          const outcome = await definition.execute({ database, actor: present, input, subject, prepared });
          const grown = { log, events: outcome.events };
          if (outcome.erases === undefined && outcome.takesDown === undefined) {
            const { statements, wasCommitted } = await appending(record, present, grown);
            askWith(wasCommitted);
            sendLast(statements);
          } else {
            askWith(await appendEvents(record, present, grown));
            for (const erasure of outcome.erases ?? []) await eraseParts(record, present, erasure);
            if (outcome.takesDown) await takeDownVersions(record, present, outcome.takesDown);
          }
          await passStep(`${definition.name} written`);
          return outcome.value;
        });
      });
      tellFollowers(actor.workspaceId);
      await passStep(`${definition.name} committed`);
      return { ok: true, value };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return { ok: false, refusal: error.refusal };
    }
  }
  return Object.assign(run, { stem: definition.name, input: definition.input });
}
