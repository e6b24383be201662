import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/people/change-password-form";
import { LanguagesForm } from "@/components/people/languages-form";
import { Page, PageHeader } from "@/components/ui/page";
import { listMembers } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";
import { changePasswordAction, setLanguagesAction } from "../people/actions";

export const metadata: Metadata = { title: "Your password" };

export default async function AccountPage({ params }: PageProps<"/[workspace]/account">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const own = (await listMembers(actor)).find(({ memberId }) => memberId === actor.userId);
  return (
    <Page width="text">
      <PageHeader
        title="Change your password"
        description="Afterwards every browser where you are signed in, this one too, asks for the new one."
      />
      <ChangePasswordForm action={changePasswordAction.bind(null, workspace)} />
      {own === undefined || own.role === "viewer" ? null : (
        <section aria-labelledby="languages" className="mt-10 border-hairline border-t pt-8">
          <h2 id="languages" className="mb-4 font-serif text-18">
            Languages you read
          </h2>
          <LanguagesForm memberId={own.memberId} languages={own.languages} action={setLanguagesAction.bind(null, workspace)} />
        </section>
      )}
    </Page>
  );
}
