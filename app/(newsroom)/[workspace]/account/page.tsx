import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/people/change-password-form";
import { Page, PageHeader } from "@/components/ui/page";
import { requireActor } from "@/lib/session";
import { changePasswordAction } from "../people/actions";

export const metadata: Metadata = { title: "Your password" };

export default async function AccountPage({ params }: PageProps<"/[workspace]/account">) {
  const { workspace } = await params;
  await requireActor(workspace);
  return (
    <Page width="text">
      <PageHeader
        title="Change your password"
        description="Afterwards every browser where you are signed in, this one too, asks for the new one."
      />
      <ChangePasswordForm action={changePasswordAction.bind(null, workspace)} />
    </Page>
  );
}
