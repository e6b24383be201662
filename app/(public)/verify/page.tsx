import type { Metadata } from "next";
import { headers } from "next/headers";
import { VerifyProof } from "@/components/audit/verify-proof";
import { TextLink } from "@/components/ui/link";
import { StyleNonce } from "@/components/ui/style-nonce";
import { Wordmark } from "@/components/ui/wordmark";

export const metadata: Metadata = {
  title: "Check a proof",
  description: "Checks, in your browser and without sending anything, that a published fact check is what its newsroom recorded.",
};

export default async function VerifyPage() {
  return (
    <main id="main" tabIndex={-1} className="reading-public mx-auto flex w-full flex-col gap-6 px-4 py-10 outline-none sm:py-14">
      <StyleNonce nonce={(await headers()).get("x-nonce")} />
      <TextLink href="/" look="quiet" className="self-start">
        <Wordmark size="large" />
      </TextLink>
      <h1 className="text-28 sm:text-36">Check a proof</h1>
      <p>
        Every published fact check offers its proof as a file. It shows that the text was published by that newsroom, that its verdicts are
        the ones recorded, and that nothing recorded before was changed. It does not show that a verdict is right.
      </p>
      <VerifyProof />
      <p className="font-sans text-13 text-secondary">
        The file is read by your browser and sent nowhere; this page works without a network once it is open. If you would rather not trust
        this page, download{" "}
        <a href="/verify/assay-verify.mjs" className="underline decoration-1 underline-offset-2 hover:text-ink">
          the verifier
        </a>{" "}
        (one file, to be read in ten minutes) and run <code className="font-mono text-12">node assay-verify.mjs FILE</code>.
      </p>
    </main>
  );
}
