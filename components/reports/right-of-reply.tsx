import { saySize } from "@/components/ui/size-words";
import type { Speech } from "@/lib/reports/speech";
import type { VersionClaim, VersionContact, VersionSearch } from "@/lib/reports/version";
import { Day } from "./day";
import { Sentence } from "./sentence";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** Where readers find a file that came with an answer; null where nothing is published yet. */
export type FileAddress = (contentHash: string) => string | null;

/** What the claimant was asked and answered, as far as readers are told. Their words stand as they wrote them. */
export function RightOfReply({
  claim,
  contacts,
  fileAt,
  speech,
}: {
  claim: VersionClaim;
  contacts: readonly VersionContact[];
  fileAt: FileAddress;
  speech: Speech;
}) {
  const { claim: words } = speech.words;
  if (contacts.length === 0) {
    return <p className="text-secondary">{claim.claimant === null ? words.claimantUnknown : words.noContact}</p>;
  }
  return (
    <ol className="space-y-6">
      {contacts.map((contact, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the contacts of a published version never move.
        <li key={place} className="keep-together">
          <Contact contact={contact} fileAt={fileAt} speech={speech} />
        </li>
      ))}
    </ol>
  );
}

function Contact({ contact, fileAt, speech }: { contact: VersionContact; fileAt: FileAddress; speech: Speech }) {
  const { contactedOn, channel, deadlineOn, outcome, answer, attachments } = contact;
  const { words, content } = speech;
  return (
    <>
      <p className="font-sans text-15 text-secondary">
        <Sentence
          of={words.claim.asked({
            channel,
            day: <Day on={contactedOn} speech={speech} />,
            deadline: deadlineOn === null ? null : <Day on={deadlineOn} speech={speech} />,
          })}
        />{" "}
        <strong className="text-ink">{words.reply(contact)}</strong>
        {outcome === "answered" && answer === null ? ` ${words.claim.answerUnpublished}` : null}
      </p>
      {answer === null ? null : (
        <blockquote dir="auto" lang={content} className="mt-3 whitespace-pre-line border-hairline border-s-2 ps-4">
          {answer}
        </blockquote>
      )}
      {attachments.length === 0 ? null : (
        <ul aria-label={words.claim.files} className="mt-3 space-y-2 font-sans text-13">
          {attachments.map((file) => (
            <li key={file.contentHash}>
              <FileName name={file.fileName} href={fileAt(file.contentHash)} />{" "}
              <span className="text-secondary">
                <bdi>{saySize(file.sizeBytes, words.bytes)}</bdi>
                {words.comma}
                <bdi>{file.mediaType}</bdi>
                {words.comma}SHA-256{" "}
                <code dir="ltr" className="wrap-anywhere font-mono text-12">
                  {file.contentHash}
                </code>
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
export function SearchedFor({ searches, speech }: { searches: readonly VersionSearch[]; speech: Speech }) {
  const { words, content } = speech;
  if (searches.length === 0) return <p className="text-secondary">{words.claim.noSearch}</p>;
  return (
    <ol className="space-y-6">
      {searches.map((search, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the searches of a published version never move.
        <li key={place} className="keep-together">
          <p dir="auto" lang={content} className="whitespace-pre-line">
            {search.question}
          </p>
          <p className="mt-1 font-sans text-15 text-secondary">
            {words.claim.where}{" "}
            <bdi lang={content} className="whitespace-pre-line">
              {search.places}
            </bdi>
          </p>
          <p className="mt-1 font-sans text-15 text-secondary">
            <Day on={search.searchedOn} speech={speech} />. <strong className="text-ink">{words.found(search)}</strong>
          </p>
        </li>
      ))}
    </ol>
  );
}
