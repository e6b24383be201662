import "server-only";
import { hash, type Options, verify } from "@node-rs/argon2";
import { environment } from "@/lib/environment";

// 2 is Argon2id: the package's const enum cannot be imported under isolatedModules.
const argon2id = { algorithm: 2, parallelism: 1 } as const;
// OWASP's setting: 19 MiB, two passes.
const careful: Options = { ...argon2id, memoryCost: 19_456, timeCost: 2 };
// Tests make thousands of accounts, of nobody.
const quick: Options = { ...argon2id, memoryCost: 64, timeCost: 1 };

/** An argon2id hash of a password, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, environment.isTest ? quick : careful);
}

let decoy: Promise<string> | undefined;

/** Whether a password fits a stored hash. Takes as long for a person who does not exist (`null`) as for one who does. */
export async function isPasswordRight(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody's password");
  const isRight = await verify(storedHash ?? (await decoy), password);
  return storedHash !== null && isRight;
}
