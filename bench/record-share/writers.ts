// One process that commits commands as the application does, for the one that measures it: its work as JSON in ASSAY_BENCH_WORK, its answer a line.
import { z } from "zod";
import { type Actor, roles } from "@/lib/actor";
import { disconnectDatabase } from "@/lib/database";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { accepted } from "@/tests/builders/newsroom";
import { timed } from "../figures";

const actor = z.object({ workspaceId: z.string(), userId: z.string(), name: z.string(), role: z.enum(roles) });
const writer = z.object({ reviewer: actor, ratingId: z.string(), claimIds: z.array(z.string()) });
const work = z.object({ writers: z.array(writer), warmUpEach: z.number(), each: z.number(), assessmentsPerClaim: z.number() });

const { writers, warmUpEach, each, assessmentsPerClaim } = work.parse(JSON.parse(process.env.ASSAY_BENCH_WORK ?? ""));
const given = { revisionNumber: 1, justification: "The ledger says so.", confidence: "medium" as const, cites: [] };

async function assess({ reviewer, ratingId, claimIds }: (typeof writers)[number], first: number, end: number): Promise<void> {
  const acting: Actor = reviewer;
  for (let done = first; done < end; done += 1) {
    const claimId = claimIds[Math.floor(done / assessmentsPerClaim)] ?? "";
    const changeReason = done % assessmentsPerClaim === 0 ? "" : "The ledger was read again.";
    accepted(await submitAssessment(acting, { ...given, ratingId, claimId, changeReason }));
  }
}

await Promise.all(writers.map((one) => assess(one, 0, warmUpEach)));
const ms = await timed(() => Promise.all(writers.map((one) => assess(one, warmUpEach, warmUpEach + each))));
await disconnectDatabase();
console.log(JSON.stringify({ perSecond: ((writers.length * each) / ms) * 1000 }));
