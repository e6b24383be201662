"use client";
import type { ReactNode } from "react";
import { ClaimSection, WhyNot } from "@/components/claims/claim-section";
import { Opening } from "@/components/claims/opening";
import { useSaved } from "@/components/claims/saved-note";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { TellClaimantForm, ToldClaimants } from "@/components/outgoing/tell-claimant";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { sayDay } from "@/components/ui/time-words";
import { toastDone } from "@/components/ui/toast";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import type { Permission } from "@/lib/permission";
import { ContactAttachments } from "./contact-attachments";
import { channelWords, outcomeWords, sayKey } from "./diligence-words";
import { ContactDisclosure, SearchDisclosure } from "./disclosure";
import { LogContactForm } from "./log-contact-form";
import { RecordReplyForm } from "./record-reply-form";
import { RecordSearchForm } from "./record-search-form";

type Diligence = ClaimAtHand["diligence"];

type Props = {
  claimId: string;
  diligence: Diligence;
  may: { recordSearch: Permission; logContact: Permission };
  draftKey: string;
  actions: Pick<
    ClaimActions,
    | "recordSearch"
    | "logContact"
    | "recordReply"
    | "discloseAttachment"
    | "discloseContact"
    | "discloseSearch"
    | "addMailRecipient"
    | "endMail"
  >;
};

/** What was done so that the verdict is fair: searches for counter-evidence, and contacts with the claimant. */
export function DiligenceSections({ claimId, diligence, may, draftKey, actions }: Props) {
  const [searched, contacted] = [useSaved(), useSaved()];
  const open = diligence.contacts.filter(({ outcome }) => outcome === "").length;
  return (
    <>
      <ClaimSection
        id="searches"
        name="Counter-evidence"
        aside={
          <>
            {searched.note}
            <span className="tabular">{diligence.searches.length}</span>
          </>
        }
      >
        {diligence.searches.length === 0 ? (
          <p className="text-13 text-secondary">
            No search is recorded. Look for what would show the opposite, and say so also when there is none.
          </p>
        ) : (
          <ol className="flex flex-col gap-4">
            {diligence.searches.map((search) => (
              <SearchItem key={search.id} search={search}>
                <SearchDisclosure search={search} mayChange={may.recordSearch === true} action={actions.discloseSearch} />
              </SearchItem>
            ))}
          </ol>
        )}
        {may.recordSearch === true ? (
          <Opening look="plain" label="Record a search" draftKey={`${draftKey}:recordSearch`}>
            {(close) => (
              <RecordSearchForm
                {...{ claimId, draftKey }}
                action={actions.recordSearch}
                onClose={close}
                onSaved={() => {
                  searched.saved();
                  toastDone("The search is on record.");
                }}
              />
            )}
          </Opening>
        ) : (
          <WhyNot>{may.recordSearch}</WhyNot>
        )}
      </ClaimSection>
      <ClaimSection
        id="contacts"
        name="Right of reply"
        aside={
          <>
            {contacted.note}
            <span className="tabular">{open === 0 ? diligence.contacts.length : `${open} open`}</span>
          </>
        }
      >
        {diligence.contacts.length === 0 ? (
          <p className="text-13 text-secondary">The claimant was not asked yet.</p>
        ) : (
          <ol className="flex flex-col gap-6">
            {diligence.contacts.map((contact) => (
              <ContactItem key={contact.id} contact={contact}>
                <ContactDisclosure contact={contact} mayChange={may.logContact === true} action={actions.discloseContact} />
                <ContactAttachments contact={contact} mayAttach={may.logContact === true} action={actions.discloseAttachment} />
                {may.logContact === true && contact.outcome === "" ? (
                  <Opening look="quiet" label="Record the reply" draftKey={`${draftKey}:recordReply:${contact.id}`}>
                    {(close) => (
                      <RecordReplyForm
                        {...{ contactId: contact.id, draftKey }}
                        action={actions.recordReply}
                        onClose={close}
                        onSaved={() => {
                          contacted.saved();
                          toastDone("The reply is on record.");
                        }}
                      />
                    )}
                  </Opening>
                ) : null}
              </ContactItem>
            ))}
          </ol>
        )}
        <ToldClaimants told={diligence.told} mayEnd={may.logContact === true} action={actions.endMail} />
        {may.logContact === true && diligence.hasMail && diligence.contacts.length > 0 ? (
          <Opening look="quiet" label="Tell them what is published" draftKey={`${draftKey}:addMailRecipient`}>
            {(close) => <TellClaimantForm claimId={claimId} action={actions.addMailRecipient} onClose={close} />}
          </Opening>
        ) : null}
        {may.logContact === true ? (
          <Opening look="plain" label="Log a contact" draftKey={`${draftKey}:logContact`}>
            {(close) => (
              <LogContactForm
                {...{ claimId, draftKey }}
                action={actions.logContact}
                onClose={close}
                onSaved={() => {
                  contacted.saved();
                  toastDone("The contact is on record.");
                }}
              />
            )}
          </Opening>
        ) : (
          <WhyNot>{may.logContact}</WhyNot>
        )}
      </ClaimSection>
    </>
  );
}

function CarriedBadge({ of }: { of: { carriedFromId: string | null } }) {
  return of.carriedFromId === null ? null : <Badge tone="outline">From the claim before</Badge>;
}

function SearchItem({ search, children }: { search: Diligence["searches"][number]; children: ReactNode }) {
  return (
    <li className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={search.isFound ? "danger" : "outline"}>{search.isFound ? "Found" : "Nothing found"}</Badge>
        <CarriedBadge of={search} />
        <span className="text-12 text-secondary">
          {search.by}, <RelativeTime at={search.createdAt} />
        </span>
      </p>
      <p dir="auto" className="whitespace-pre-line text-13">
        {search.question}
      </p>
      <p dir="auto" className="whitespace-pre-line text-12 text-secondary">
        Where: {search.places}
      </p>
      {search.note === "" ? null : (
        <p dir="auto" className="whitespace-pre-line text-13">
          {search.note}
        </p>
      )}
      {children}
    </li>
  );
}

function ContactItem({ contact, children }: { contact: Diligence["contacts"][number]; children: ReactNode }) {
  const isOpen = contact.outcome === "";
  return (
    <li className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={contact.isOverdue ? "danger" : isOpen ? "caution" : "outline"}>
          {contact.isOverdue ? "Deadline over" : isOpen ? "Waiting" : sayKey(outcomeWords, contact.outcome)}
        </Badge>
        <CarriedBadge of={contact} />
        <span className="text-12 text-secondary">
          {sayKey(channelWords, contact.channel)}, {sayDay(new Date(contact.day))}
          {contact.time === null ? null : `, ${contact.time}`}, {contact.by}
          {contact.deadlineAt === null ? null : `, to answer by ${sayDay(contact.deadlineAt)}`}
        </span>
      </p>
      <p dir="auto" className="whitespace-pre-line text-13">
        {contact.question}
      </p>
      {contact.answer === "" ? null : (
        <blockquote dir="auto" className="whitespace-pre-line border-hairline border-s-2 ps-3 font-reading font-serif text-15">
          {contact.answer}
        </blockquote>
      )}
      {children}
    </li>
  );
}
