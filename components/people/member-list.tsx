"use client";
import { Ellipsis } from "lucide-react";
import { useOptimistic, useState, useTransition } from "react";
import type { z } from "zod";
import { runCommand } from "@/components/forms/run-command";
import { DisableMemberForm } from "@/components/people/disable-member-form";
import { LanguagesForm } from "@/components/people/languages-form";
import { roleChoices, sayRole } from "@/components/people/role-choices";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Avatar } from "@/components/ui/faces";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { toastDone } from "@/components/ui/toast";
import type { Role } from "@/lib/actor";
import type { disableMemberInput, setLanguagesInput } from "@/lib/people/schema";
import type { Permission } from "@/lib/permission";
import type { Result } from "@/lib/result";

/** A member as the list shows them, with what the viewer may do to them. */
export type ListedMember = {
  memberId: string;
  name: string;
  email: string | null;
  role: Role;
  languages: readonly string[];
  disabledAt: Date | null;
  createdAt: Date;
  isYou: boolean;
  may: { changeRole: Permission; disable: Permission; enable: Permission; setLanguages: Permission; signOut: Permission };
};

/** The commands of the list, bound to the newsroom. */
export type MemberActions = {
  changeRole: (input: { memberId: string; role: Role }) => Promise<Result<unknown>>;
  disable: (input: z.input<typeof disableMemberInput>) => Promise<Result<unknown>>;
  enable: (input: { memberId: string }) => Promise<Result<unknown>>;
  setLanguages: (input: z.input<typeof setLanguagesInput>) => Promise<Result<unknown>>;
  signOut: (input: { memberId: string }) => Promise<Result<unknown>>;
};

/** The people of a newsroom. */
export function MemberList({ members, actions }: { members: readonly ListedMember[]; actions: MemberActions }) {
  return (
    <Table
      caption="People of this newsroom"
      rows={members}
      rowKey={(member) => member.memberId}
      columns={[
        { id: "name", heading: "Name", cell: (member) => <Name member={member} /> },
        { id: "role", heading: "Role", cell: (member) => <RolePicker member={member} actions={actions} /> },
        {
          id: "languages",
          heading: "Reads",
          isWideOnly: true,
          cell: ({ role, languages }) =>
            role === "viewer" ? null : (
              <span className="text-secondary">{languages.length === 0 ? "Any language" : languages.join(", ")}</span>
            ),
        },
        {
          id: "since",
          heading: "Since",
          isWideOnly: true,
          cell: (member) => <RelativeTime at={member.createdAt} className="text-secondary" />,
        },
        {
          id: "more",
          heading: "More",
          isHeadingHidden: true,
          isNumeric: true,
          cell: (member) => <MemberMenu member={member} actions={actions} />,
        },
      ]}
    />
  );
}

function Name({ member }: { member: ListedMember }) {
  return (
    <div className="flex items-center gap-3 font-normal">
      <Avatar face={{ id: member.memberId, name: member.name }} size="medium" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <span className={`font-strong ${member.disabledAt === null ? "" : "text-secondary"}`}>{member.name}</span>
          {member.isYou ? <Badge>You</Badge> : null}
          {member.disabledAt === null ? null : <Badge tone="caution">Disabled</Badge>}
        </div>
        {member.email === null ? null : <Address email={member.email} />}
      </div>
    </div>
  );
}

// Breaks after the @ before anywhere else.
function Address({ email }: { email: string }) {
  const at = email.indexOf("@") + 1;
  return (
    <div className="text-12 text-secondary [overflow-wrap:anywhere]">
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </div>
  );
}

function RolePicker({ member, actions }: { member: ListedMember; actions: MemberActions }) {
  const [shown, show] = useOptimistic(member.role);
  const [, startTransition] = useTransition();
  if (member.may.changeRole !== true) return <span title={member.may.changeRole}>{sayRole(member.role)}</span>;
  const change = (role: Role) =>
    startTransition(async () => {
      show(role);
      const isDone = await runCommand(() => actions.changeRole({ memberId: member.memberId, role }));
      if (!isDone) return;
      const undo = async () => void (await runCommand(() => actions.changeRole({ memberId: member.memberId, role: member.role })));
      toastDone(`${member.name} is now ${sayRole(role).toLowerCase()}.`, { undo });
    });
  return (
    <Select
      label={`Role of ${member.name}`}
      isLabelHidden
      className="w-32"
      choices={roleChoices}
      value={shown}
      onChange={(event) => {
        const role = roleChoices.find((choice) => choice.value === event.target.value)?.value;
        if (role !== undefined) change(role);
      }}
    />
  );
}

function MemberMenu({ member, actions }: { member: ListedMember; actions: MemberActions }) {
  const [asked, setAsked] = useState<"disable" | "sign-out" | "languages" | null>(null);
  const { memberId, name, may } = member;
  const enable = async () => {
    if (await runCommand(() => actions.enable({ memberId }))) toastDone(`${name} may enter again.`);
  };
  if (may.signOut !== true && may.disable !== true && may.enable !== true && may.setLanguages !== true) return null;
  return (
    <>
      <Menu
        label={`More for ${name}`}
        trigger={<IconButton icon={Ellipsis} label={`More for ${name}`} size="small" />}
        entries={[
          { id: "languages", label: "Languages…", isDisabled: may.setLanguages !== true, onAction: () => setAsked("languages") },
          { id: "sign-out", label: "Sign out everywhere…", isDisabled: may.signOut !== true, onAction: () => setAsked("sign-out") },
          member.disabledAt === null
            ? { id: "disable", label: "Disable…", isDangerous: true, isDisabled: may.disable !== true, onAction: () => setAsked("disable") }
            : { id: "enable", label: "Enable", isDisabled: may.enable !== true, onAction: () => void enable() },
        ]}
      />
      <Dialog title={`Languages ${name} reads`} width="narrow" isOpen={asked === "languages"} onOpenChange={() => setAsked(null)}>
        {(close) => <LanguagesForm memberId={memberId} languages={member.languages} action={actions.setLanguages} onDone={close} />}
      </Dialog>
      <Dialog title={`Disable ${name}?`} width="narrow" isOpen={asked === "disable"} onOpenChange={() => setAsked(null)}>
        {(close) => <DisableMemberForm member={member} action={actions.disable} undo={enable} close={close} />}
      </Dialog>
      <ConfirmDialog
        title={`Sign ${name} out everywhere?`}
        confirmLabel="Sign out everywhere"
        isOpen={asked === "sign-out"}
        onOpenChange={() => setAsked(null)}
        onConfirm={async () => {
          if (await runCommand(() => actions.signOut({ memberId }))) toastDone(`${name} is signed out everywhere.`);
        }}
      >
        Every browser where {name} is signed in must sign in again at its next step. For a lost device or a leaked password.
      </ConfirmDialog>
    </>
  );
}
