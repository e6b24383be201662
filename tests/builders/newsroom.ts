import { randomUUID } from "node:crypto";
import { type Actor, type Role, systemActor } from "@/lib/actor";
import { addMember } from "@/lib/people/add-member";
import { foundWorkspace } from "@/lib/people/found-workspace";
import { describeRefusal, type Result } from "@/lib/result";

/** The value of a command that must succeed; throws its refusal in words otherwise. */
export function accepted<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`Refused (${result.refusal.code}): ${describeRefusal(result.refusal)}`);
  return result.value;
}

/** A newsroom with somebody in every role, founded through the commands. */
export type Newsroom = {
  workspaceId: string;
  slug: string;
  owner: Actor;
  editor: Actor;
  secondEditor: Actor;
  reviewer: Actor;
  secondReviewer: Actor;
  thirdReviewer: Actor;
  viewer: Actor;
};

const password = "a few plain words";
let founded = 0;

/** Founds a newsroom; each one in a run has its own address. */
export async function aNewsroom(): Promise<Newsroom> {
  founded += 1;
  const workspaceId = randomUUID();
  const slug = `courier-${process.pid}-${founded}`;
  const owner = { ownerName: "Olga Owner", ownerEmail: `owner@${slug}.example`, ownerPassword: password };
  const { ownerId } = accepted(await foundWorkspace(systemActor(workspaceId), { slug, name: "The Harbour Courier", ...owner }));
  const ownerActor: Actor = { workspaceId, userId: ownerId, name: "Olga Owner", role: "owner" };
  const add = async (name: string, role: Role): Promise<Actor> => {
    const email = `${name.toLowerCase().replaceAll(" ", ".")}@${slug}.example`;
    const { memberId } = accepted(await addMember(ownerActor, { name, email, role, password }));
    return { workspaceId, userId: memberId, name, role };
  };
  return {
    ...{ workspaceId, slug, owner: ownerActor },
    editor: await add("Edith Editor", "editor"),
    secondEditor: await add("Egon Editor", "editor"),
    reviewer: await add("Rita Reviewer", "reviewer"),
    secondReviewer: await add("Ravi Reviewer", "reviewer"),
    thirdReviewer: await add("Rosa Reviewer", "reviewer"),
    viewer: await add("Vera Viewer", "viewer"),
  };
}
