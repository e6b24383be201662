import "server-only";
import { database } from "@/lib/database";
import { countSignInTry, forgetSignInTries } from "@/lib/sign-in-limit";
import { isPasswordRight } from "./password";

/** How a try to sign in ended. `wrong` is the same for a wrong password and for a person who does not exist, in words and in time. */
export type SignInOutcome =
  | { kind: "right"; userId: string }
  | { kind: "wrong" }
  | { kind: "disabled" }
  | { kind: "tooMany"; waitSeconds: number };

/**
 * Judges an e-mail address (lower case) and a password that came from a network address. Counts the try first, so that guessing is slow
 * whatever it guesses; says `disabled`, to whoever knows the password, when every membership of the person is.
 */
export async function checkSignIn(credentials: { email: string; password: string; address: string }): Promise<SignInOutcome> {
  const { email, password, address } = credentials;
  const waitSeconds = await countSignInTry(email, address);
  if (waitSeconds !== null) return { kind: "tooMany", waitSeconds };
  const user = await database.user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, members: { where: { disabledAt: null }, select: { userId: true }, take: 1 } },
  });
  const isRight = await isPasswordRight(user?.passwordHash ?? null, password);
  if (user === null || !isRight) return { kind: "wrong" };
  if (user.members.length === 0) return { kind: "disabled" };
  await forgetSignInTries(email, address);
  return { kind: "right", userId: user.id };
}
