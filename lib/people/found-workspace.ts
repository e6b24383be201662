import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { adoptScale } from "@/lib/verdicts/adopt-scale";
import { readyMadeScales } from "@/lib/verdicts/scales";
import { accountColumns, accountHash } from "./account-hash";
import { hashPassword } from "./password";
import { mayFoundWorkspace } from "./policy";
import { foundWorkspaceInput } from "./schema";

/** Founds a newsroom with its first owner and a rating scale. The actor is `systemActor(id)` with the id the newsroom will have. */
export const foundWorkspace = defineCommand({
  name: "foundWorkspace",
  input: foundWorkspaceInput,
  beginsLog: true,
  prepare: { permit: mayFoundWorkspace, run: async (input) => ({ passwordHash: await hashPassword(input.ownerPassword) }) },
  load: async ({ database, input }) => {
    const taken = await database.workspace.findUnique({ where: { slug: input.slug }, select: { id: true } });
    if (taken !== null) refuseField("slug", "Another newsroom has this address.");
    return { existing: await database.user.findUnique({ where: { email: input.ownerEmail }, select: accountColumns }) };
  },
  permit: mayFoundWorkspace,
  async execute({ database, actor, input, subject, prepared }) {
    const { workspaceId } = actor;
    const { slug, name, language, ownerName } = input;
    await database.workspace.create({ data: { id: workspaceId, slug, name, language } });
    const owner =
      subject.existing ??
      (await database.user.create({ data: { email: input.ownerEmail, passwordHash: prepared.passwordHash }, select: accountColumns }));
    await database.member.create({ data: { workspaceId, userId: owner.id, name: input.ownerName, role: "owner" } });
    const scale = await adoptScale(database, workspaceId, readyMadeScales.fivePoint);
    return {
      value: { workspaceId, ownerId: owner.id },
      events: [
        { type: "workspace.founded", subject: { workspaceId }, payload: { slug, name, language, owner: ownerName } },
        {
          type: "member.added",
          subject: { memberId: owner.id },
          payload: { name: input.ownerName, role: "owner", account: accountHash(owner) },
        },
        { type: "scale.adopted", subject: { workspaceId }, payload: scale },
      ],
    };
  },
});
