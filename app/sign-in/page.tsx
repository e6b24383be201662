import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/people/sign-in-form";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { StyleNonce } from "@/components/ui/style-nonce";
import { Wordmark } from "@/components/ui/wordmark";
import { environment } from "@/lib/environment";
import { currentUser } from "@/lib/session";
import { signInAction } from "./actions";
import { safeNextPath } from "./next-path";

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const query = await searchParams;
  const next = safeNextPath(query.next) ?? "/desk";
  if ((await currentUser()) !== null) redirect(next as "/");
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex w-full max-w-sm flex-col gap-6 px-4 pt-[14dvh] pb-16 outline-none">
      <PageTitle>Sign in</PageTitle>
      <StyleNonce nonce={(await headers()).get("x-nonce")} />
      <TextLink href="/" look="quiet" className="self-start">
        <Wordmark size="large" />
      </TextLink>
      <div>
        <h1 className="text-18">Sign in</h1>
        <p className="mt-1 text-secondary">Accounts are made by the owner of your newsroom.</p>
      </div>
      {query["signed-out"] === undefined ? null : (
        <Notice tone="success" role="status">
          You are signed out.
        </Notice>
      )}
      <SignInForm action={signInAction} next={next} />
      {environment.isDemo ? (
        <Notice title="Demo newsroom">
          <p>The accounts of the demo are printed where the server was started.</p>
        </Notice>
      ) : null}
    </main>
  );
}
