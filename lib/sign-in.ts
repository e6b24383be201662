import "server-only";
import NextAuth, { CredentialsSignin, type DefaultSession } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { environment } from "@/lib/environment";
import { checkSignIn } from "@/lib/people/check-sign-in";
import { signInInput } from "@/lib/people/schema";
import { clientAddress } from "@/lib/rate-limit";
import { newSessionToken } from "@/lib/session-token";
import { sessionAdapter } from "@/lib/sign-in-adapter";

declare module "next-auth" {
  interface Session {
    user: { id: string } & DefaultSession["user"];
  }
}

/** A sign-in refused for a reason the person may be told: `wait:<seconds>` or `disabled`. */
export class SignInRefused extends CredentialsSignin {
  constructor(code: string) {
    super();
    this.code = code;
  }
}

const sessionDays = 7;
const maxAge = sessionDays * 24 * 60 * 60;

async function authorize(raw: unknown, request: Request): Promise<{ id: string } | null> {
  const parsed = signInInput.safeParse(raw);
  if (!parsed.success) return null;
  const outcome = await checkSignIn({ ...parsed.data, address: clientAddress(request.headers) });
  switch (outcome.kind) {
    case "right":
      return { id: outcome.userId };
    case "wrong":
      return null;
    case "disabled":
      throw new SignInRefused("disabled");
    case "tooMany":
      throw new SignInRefused(`wait:${outcome.waitSeconds}`);
  }
}

/**
 * Sign-in by e-mail and password. Sessions live in the database and are read on every request, so that revoking one acts at once; pages
 * learn the user's id and never the session's token.
 */
export const { handlers, auth, signIn, signOut } = NextAuth({
  adapter: sessionAdapter,
  // No `strategy`: with an adapter it is "database" anyway, and spelt out, next-auth refuses passwords as the only way in.
  session: { maxAge, updateAge: 60 * 60 },
  pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
  trustHost: true,
  useSecureCookies: environment.isSecure,
  ...(environment.authSecret === undefined ? {} : { secret: environment.authSecret }),
  providers: [Credentials({ credentials: { email: {}, password: {} }, authorize })],
  callbacks: {
    // A fresh object: next-auth's own holds the session's token, which would be published to the page.
    session: ({ session, user }) => ({ expires: session.expires, user: { id: user.id } }),
  },
  jwt: {
    // A password sign-in asks for a token here; it gets the token of a new row instead.
    async encode({ token }) {
      if (token?.sub === undefined) throw new Error("A session needs a person.");
      const sessionToken = newSessionToken(token.sub);
      await sessionAdapter.createSession({ sessionToken, userId: token.sub, expires: new Date(Date.now() + maxAge * 1000) });
      return sessionToken;
    },
    decode: async () => null,
  },
  logger: {
    // A wrong password is no error of the server.
    error: (error) => {
      if (!(error instanceof CredentialsSignin)) console.error(error);
    },
  },
});
