import { AddMemberDialog } from "@/components/people/add-member-form";
import { type ListedMember, MemberList } from "@/components/people/member-list";
import { Page, PageHeader } from "@/components/ui/page";
import { mayAddMember, mayChangeRole, mayDisableMember, mayEnableMember, maySetLanguages, maySignOutEverywhere } from "@/lib/people/policy";
import { listMembers } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";
import {
  addMemberAction,
  changeRoleAction,
  disableMemberAction,
  enableMemberAction,
  setLanguagesAction,
  signOutEverywhereAction,
} from "./actions";

export default async function PeoplePage({ params }: PageProps<"/[workspace]/people">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const members = await listMembers(actor);
  const activeOwners = members.filter((member) => member.role === "owner" && member.disabledAt === null).length;
  const listed = members.map((member): ListedMember => {
    const subject = { memberId: member.memberId, role: member.role, isDisabled: member.disabledAt !== null, activeOwners };
    return {
      ...member,
      isYou: member.memberId === actor.userId,
      may: {
        changeRole: mayChangeRole(actor, subject),
        disable: mayDisableMember(actor, subject),
        enable: mayEnableMember(actor, subject),
        setLanguages: maySetLanguages(actor, subject),
        signOut: maySignOutEverywhere(actor, subject),
      },
    };
  });
  const mayAdd = mayAddMember(actor);
  return (
    <Page>
      <PageHeader
        title="People"
        description={
          mayAdd === true
            ? "Who works here, and what each of them may do. A change holds from the person's next step on, and is recorded."
            : "Who works here, and what each of them may do. Owners make changes."
        }
        actions={mayAdd === true ? <AddMemberDialog action={addMemberAction.bind(null, workspace)} /> : undefined}
      />
      <MemberList
        members={listed}
        actions={{
          changeRole: changeRoleAction.bind(null, workspace),
          disable: disableMemberAction.bind(null, workspace),
          enable: enableMemberAction.bind(null, workspace),
          setLanguages: setLanguagesAction.bind(null, workspace),
          signOut: signOutEverywhereAction.bind(null, workspace),
        }}
      />
    </Page>
  );
}
