import type { ReactNode } from "react";
import { ChangePasswordForm } from "@/components/people/change-password-form";
import { LanguagesForm } from "@/components/people/languages-form";
import { ProfileForm } from "@/components/people/profile-form";
import { Page, PageHeader } from "@/components/ui/page";
import { getOwnProfile, listMembers } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";
import { changePasswordAction, setLanguagesAction, setProfileAction } from "../people/actions";

export default async function AccountPage({ params }: PageProps<"/[workspace]/account">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const own = (await listMembers(actor)).find(({ memberId }) => memberId === actor.userId);
  const profile = await getOwnProfile(actor);
  return (
    <Page width="text">
      <PageHeader title="Your account" />
      {own === undefined || profile === null || own.role === "viewer" ? null : (
        <>
          <Part id="readers" title="What readers are told of you">
            <ProfileForm memberId={own.memberId} profile={profile} action={setProfileAction.bind(null, workspace)} />
          </Part>
          <Part id="languages" title="Languages you read">
            <LanguagesForm memberId={own.memberId} languages={own.languages} action={setLanguagesAction.bind(null, workspace)} />
          </Part>
        </>
      )}
      <Part
        id="password"
        title="Change your password"
        description="Afterwards every browser where you are signed in, this one too, asks for the new one."
      >
        <ChangePasswordForm action={changePasswordAction.bind(null, workspace)} />
      </Part>
    </Page>
  );
}

function Part({ id, title, description, children }: { id: string; title: string; description?: string; children: ReactNode }) {
  return (
    <section
      aria-labelledby={id}
      className="mt-8 border-hairline border-t pt-6 first-of-type:mt-0 first-of-type:border-t-0 first-of-type:pt-0"
    >
      <h2 id={id} className="mb-4 font-serif text-18">
        {title}
      </h2>
      {description === undefined ? null : <p className="mb-4 text-pretty text-15 text-secondary">{description}</p>}
      {children}
    </section>
  );
}
