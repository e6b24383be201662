"use server";
import { CredentialsSignin } from "next-auth";
import type { z } from "zod";
import { signInInput } from "@/lib/people/schema";
import type { Result } from "@/lib/result";
import { SignInRefused, signIn, signOut } from "@/lib/sign-in";

/** Signs a person in, or says why not, in the same words whether or not the address is known. */
export async function signInAction(input: z.input<typeof signInInput>): Promise<Result<null>> {
  const parsed = signInInput.safeParse(input);
  if (!parsed.success) return refuse("Give your e-mail address and your password.");
  try {
    await signIn("credentials", { ...parsed.data, redirect: false });
    return { ok: true, value: null };
  } catch (error) {
    // Any other error of next-auth's is a fault of ours (the database away, say) and no wrong password.
    if (error instanceof CredentialsSignin) return refuse(sayWhy(error));
    throw error;
  }
}

/** Ends this browser's session. */
export async function signOutAction(): Promise<void> {
  await signOut({ redirectTo: "/sign-in?signed-out=1" });
}

function refuse(reason: string): Result<null> {
  return { ok: false, refusal: { code: "FORBIDDEN", reason } };
}

function sayWhy(error: CredentialsSignin): string {
  if (error instanceof SignInRefused) {
    if (error.code === "disabled") return "This account is switched off. Ask an owner of your newsroom to enable it.";
    const seconds = Number(error.code.split(":")[1]);
    const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`;
    return `Too many tries. Wait ${wait}, then try again.`;
  }
  return "That e-mail address and password do not go together. Check both and try again.";
}
