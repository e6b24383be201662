import { headers } from "next/headers";
import { signOutAction } from "@/app/sign-in/actions";
import { Landing } from "@/components/people/landing";
import { StyleNonce } from "@/components/ui/style-nonce";
import { visitor } from "@/lib/actor";
import { listPublishingNewsrooms } from "@/lib/reports/queries";
import { currentUser, listOwnWorkspaces } from "@/lib/session";

export default async function FrontPage() {
  const user = await currentUser();
  return (
    <>
      <title>Assay: a fact-check desk for newsrooms</title>
      <StyleNonce nonce={(await headers()).get("x-nonce")} />
      <Landing
        isSignedIn={user !== null}
        own={await listOwnWorkspaces()}
        published={await listPublishingNewsrooms(visitor)}
        signOut={signOutAction}
      />
    </>
  );
}
