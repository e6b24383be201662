import { headers } from "next/headers";
import { VerifyPage } from "@/components/audit/verify-page";
import { StyleNonce } from "@/components/ui/style-nonce";
import { english } from "@/lib/audit/verify-words/english";
import { headOf } from "./head-of";

export const generateMetadata = () => headOf("en", english);

export default async function VerifyInEnglishPage() {
  return (
    <>
      <StyleNonce nonce={(await headers()).get("x-nonce")} />
      <VerifyPage language="en" words={english} />
    </>
  );
}
