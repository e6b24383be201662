import { saySize } from "@/components/ui/size-words";
import type { VersionClaim, VersionContact, VersionSearch } from "@/lib/reports/version";
import { askedWords, sayFound, sayReply } from "@/lib/reports/words";
import { Day } from "./day";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** Where readers find a file that came with an answer; null where nothing is published yet. */
export type FileAddress = (contentHash: string) => string | null;

/** What the claimant was asked and answered, as far as readers are told. Their words stand as they wrote them. */
export function RightOfReply({
  claim,
  contacts,
  fileAt,
}: {
  claim: VersionClaim;
  contacts: readonly VersionContact[];
  fileAt: FileAddress;
}) {
  if (contacts.length === 0) {
    return (
      <p className="text-secondary">
        {claim.claimant === null
          ? "The claimant is not known, so nobody is said to have been asked."
          : "This version tells of no contact with the claimant."}
      </p>
    );
  }
  return (
    <ol className="space-y-6">
      {contacts.map((contact, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the contacts of a published version never move.
        <li key={place} className="keep-together">
          <Contact contact={contact} fileAt={fileAt} />
        </li>
      ))}
    </ol>
  );
}

function Contact({ contact, fileAt }: { contact: VersionContact; fileAt: FileAddress }) {
  const { contactedOn, channel, deadlineOn, outcome, answer, attachments } = contact;
  return (
    <>
      <p className="font-sans text-15 text-secondary">
        Asked {askedWords[channel]} on <Day on={contactedOn} />
        {deadlineOn === null ? null : (
          <>
            , to answer by <Day on={deadlineOn} />
          </>
        )}
        . <strong className="text-ink">{sayReply(contact)}</strong>
        {outcome === "answered" && answer === null ? " Their words are not published." : null}
      </p>
      {answer === null ? null : (
        <blockquote dir="auto" className="mt-3 whitespace-pre-line border-hairline border-s-2 ps-4">
          {answer}
        </blockquote>
      )}
      {attachments.length === 0 ? null : (
        <ul aria-label="Files that came with it" className="mt-3 space-y-2 font-sans text-13">
          {attachments.map((file) => (
            <li key={file.contentHash}>
              <FileName name={file.fileName} href={fileAt(file.contentHash)} />{" "}
              <span className="text-secondary">
                {saySize(file.sizeBytes)}, {file.mediaType}, SHA-256{" "}
                <code className="wrap-anywhere font-mono text-12">{file.contentHash}</code>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function FileName({ name, href }: { name: string; href: string | null }) {
  if (href === null) return <bdi>{name}</bdi>;
  return (
    <a href={href} rel="nofollow" className={`wrap-anywhere ${linkClass}`}>
      <bdi>{name}</bdi>
    </a>
  );
}

/** What was looked for that could show the opposite, where, and whether anything was found. */
export function SearchedFor({ searches }: { searches: readonly VersionSearch[] }) {
  if (searches.length === 0) return <p className="text-secondary">This version tells of no search for what would show the opposite.</p>;
  return (
    <ol className="space-y-6">
      {searches.map((search, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the searches of a published version never move.
        <li key={place} className="keep-together">
          <p dir="auto" className="whitespace-pre-line">
            {search.question}
          </p>
          <p className="mt-1 font-sans text-15 text-secondary">
            Where: <bdi className="whitespace-pre-line">{search.places}</bdi>
          </p>
          <p className="mt-1 font-sans text-15 text-secondary">
            <Day on={search.searchedOn} />. <strong className="text-ink">{sayFound(search)}</strong>
          </p>
        </li>
      ))}
    </ol>
  );
}
