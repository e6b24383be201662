"use client";
import { useState } from "react";
import type { Action, ClaimActions } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import type { discloseSearchInput } from "@/lib/evidence/schema";

type Contact = ClaimAtHand["diligence"]["contacts"][number];
type Search = ClaimAtHand["diligence"]["searches"][number];

const nextVersion = "The next version of the report says so.";

/** What readers are told of a contact, in words, and the ways to change it. */
export function ContactDisclosure({
  contact,
  mayChange,
  action,
}: {
  contact: Contact;
  mayChange: boolean;
  action: ClaimActions["discloseContact"];
}) {
  const { id: contactId, isDisclosed, isPublishable, answer } = contact;
  const [pending, setPending] = useState<"contact" | "answer" | null>(null);
  async function change(what: "contact" | "answer") {
    setPending(what);
    const wanted = what === "contact" ? { isDisclosed: !isDisclosed, isPublishable } : { isDisclosed, isPublishable: !isPublishable };
    if (await runCommand(() => action({ contactId, ...wanted }))) toastDone(nextVersion);
    setPending(null);
  }
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-12 text-secondary">
      <span>{sayContact(contact)}</span>
      {!mayChange ? null : (
        <Button size="small" look="quiet" isPending={pending === "contact"} onPress={() => change("contact")}>
          {isDisclosed ? "Do not tell readers" : "Tell readers"}
        </Button>
      )}
      {!mayChange || !isDisclosed || answer === "" ? null : (
        <Button size="small" look="quiet" isPending={pending === "answer"} onPress={() => change("answer")}>
          {isPublishable ? "Keep their words back" : "They agreed: publish their words"}
        </Button>
      )}
    </div>
  );
}

function sayContact({ isDisclosed, isPublishable, answer, attachments }: Contact): string {
  if (!isDisclosed) return "Readers are not told of this contact.";
  const words = answer === "" ? "" : isPublishable ? ", and read the answer word for word" : "; the answer is kept back";
  const files = attachments.some((file) => file.isPublishable) ? " They can download the files that may be published." : "";
  return `Readers are told the day, the channel, the deadline and the outcome${words}.${files}`;
}

/** Whether readers are told of a search, in words, and the way to change it. */
export function SearchDisclosure({
  search,
  mayChange,
  action,
}: {
  search: Search;
  mayChange: boolean;
  action: Action<typeof discloseSearchInput>;
}) {
  const { id: searchId, isDisclosed } = search;
  const [isPending, setIsPending] = useState(false);
  async function change() {
    setIsPending(true);
    if (await runCommand(() => action({ searchId, isDisclosed: !isDisclosed }))) toastDone(nextVersion);
    setIsPending(false);
  }
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-12 text-secondary">
      <span>{isDisclosed ? "Readers are told of this search, without the note." : "Readers are not told of this search."}</span>
      {!mayChange ? null : (
        <Button size="small" look="quiet" isPending={isPending} onPress={change}>
          {isDisclosed ? "Do not tell readers" : "Tell readers"}
        </Button>
      )}
    </div>
  );
}
