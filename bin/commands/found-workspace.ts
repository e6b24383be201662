import { randomBytes, randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { systemActor } from "@/lib/actor";
import { disconnectDatabase } from "@/lib/database";
import { foundWorkspace } from "@/lib/people/found-workspace";
import { describeRefusal } from "@/lib/result";

/** How it is used. */
export const usage = `usage: DATABASE_URL=… assay found-workspace --slug ADDRESS --name NAME --owner-name NAME --owner-email E-MAIL
  The owner's password is read from ASSAY_OWNER_PASSWORD, or made up and printed once.
`;
const passwordLengthBytes = 15;

/** `assay found-workspace`: founds a newsroom with its first owner; 0, or 1 with the reason, or 2 on wrong usage. */
export async function run(options: readonly string[]): Promise<number> {
  const text = { type: "string" } as const;
  let values: { slug?: string; name?: string; "owner-name"?: string; "owner-email"?: string };
  try {
    ({ values } = parseArgs({ args: [...options], options: { slug: text, name: text, "owner-name": text, "owner-email": text } }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const given = process.env.ASSAY_OWNER_PASSWORD;
  const ownerPassword = given ?? randomBytes(passwordLengthBytes).toString("base64url");
  try {
    const result = await foundWorkspace(systemActor(randomUUID()), {
      slug: values.slug ?? "",
      name: values.name ?? "",
      ownerName: values["owner-name"] ?? "",
      ownerEmail: values["owner-email"] ?? "",
      ownerPassword,
    });
    if (!result.ok) {
      process.stderr.write(`${describeRefusal(result.refusal)}\n${usage}`);
      return 1;
    }
    process.stdout.write(`Founded ${values.name} at /${values.slug}. Sign in as ${values["owner-email"]}.\n`);
    if (given === undefined) process.stdout.write(`Password (shown once, unless this address already had one): ${ownerPassword}\n`);
    return 0;
  } finally {
    await disconnectDatabase();
  }
}
