import { languageNameIn, type Speech } from "@/lib/reports/speech";
import { Prose } from "./prose";

/** Somebody who checks claims, as far as they agreed that readers are told. */
export type NamedPerson = {
  userId: string;
  name: string;
  position: string;
  biography: string;
  interests: string;
  contact: string;
  languages: readonly string[];
};

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2 [overflow-wrap:anywhere]";

/** Who checks here, by name: nobody stands above anybody. */
export function PeopleList({ people, speech }: { people: readonly NamedPerson[]; speech: Speech }) {
  const { words } = speech;
  return (
    <ul>
      {people.map(({ userId, name, position, biography, interests, contact, languages }) => (
        <li key={userId} className="keep-together border-hairline border-b py-6 first:pt-0 last:border-b-0">
          <h2 className="text-22">
            <bdi>{name}</bdi>
          </h2>
          {position === "" ? null : (
            <p dir="auto" lang={speech.content} className="font-sans text-15 text-secondary">
              {position}
            </p>
          )}
          <Prose text={biography} speech={speech} className="mt-3 empty:hidden" />
          {interests === "" ? null : (
            <div className="mt-3">
              <h3 className="font-sans font-strong text-15">{words.site.interests}</h3>
              <Prose text={interests} speech={speech} />
            </div>
          )}
          <p className="mt-3 font-sans text-15 text-secondary empty:hidden">
            {languages.length === 0 ? null : words.site.reads(words.list(languages.map((code) => languageNameIn(code, speech))))}
            {languages.length === 0 || contact === "" ? null : " "}
            {contact === "" ? null : (
              <a href={contact.includes("://") ? contact : `mailto:${contact}`} rel="nofollow noopener" className={linkClass}>
                <bdi>{contact}</bdi>
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
