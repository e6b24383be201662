// What `crash.ts` kills: appends, signs, takes new keys or publishes, one after another, and says what was acknowledged, one JSON object a line. The
// newsroom is kept in a file, so that the next one goes on with the log that the last one was torn away from.

import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { personOf } from "@/lib/actor";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { database } from "@/lib/database";
import { changeRole } from "@/lib/people/change-role";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aPublishedReport } from "@/tests/builders/report";
import { type Work, works } from "./crash-steps";

const [, , file = "", chosen = ""] = process.argv;

async function theNewsroom(): Promise<Newsroom> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Newsroom;
  const founded = await aNewsroom();
  writeFileSync(`${file}.unfinished`, JSON.stringify(founded));
  renameSync(`${file}.unfinished`, file);
  return founded;
}

const newsroom = await theNewsroom();
const { workspaceId, slug, owner, viewer } = newsroom;
const say = (more: object) => process.stdout.write(`${JSON.stringify({ workspaceId, newsroom: slug, ...more })}\n`);
const member = { workspaceId_userId: { workspaceId, userId: personOf(viewer) } };
let { role } = await database.member.findUniqueOrThrow({ where: member });
let size = await logSize(owner);
say({ size });

async function change(): Promise<void> {
  role = role === "viewer" ? "reviewer" : "viewer";
  accepted(await changeRole(owner, { memberId: personOf(viewer), role }));
  // One event each: what is acknowledged is known without asking the database.
  size += 1;
  say({ size });
}

async function sign({ isRenewed }: { isRenewed: boolean }): Promise<void> {
  await signCheckpoint(workspaceId, { isRenewed });
  size = await logSize(owner);
  say({ size });
}

const doings: Record<Work, () => Promise<void>> = {
  append: change,
  sign: async () => {
    await change();
    await sign({ isRenewed: false });
  },
  adopt: async () => {
    await change();
    await sign({ isRenewed: true });
  },
  publish: async () => {
    const published = await aPublishedReport(newsroom);
    size = await logSize(owner);
    say({ size, report: published.slug, contentHash: published.contentHash });
  },
};
const work = works.find((one) => one === chosen);
if (work === undefined) throw new RangeError(`There is no work called ${chosen}.`);
for (;;) await doings[work]();
