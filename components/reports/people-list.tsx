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
const languageNames = new Intl.DisplayNames("en", { type: "language" });

/** Who checks here, by name: nobody stands above anybody. */
export function PeopleList({ people }: { people: readonly NamedPerson[] }) {
  return (
    <ul>
      {people.map(({ userId, name, position, biography, interests, contact, languages }) => (
        <li key={userId} className="keep-together border-hairline border-b py-6 first:pt-0 last:border-b-0">
          <h2 className="text-22">
            <bdi>{name}</bdi>
          </h2>
          {position === "" ? null : (
            <p dir="auto" className="font-sans text-15 text-secondary">
              {position}
            </p>
          )}
          <Prose text={biography} className="mt-3 empty:hidden" />
          {interests === "" ? null : (
            <div className="mt-3">
              <h3 className="font-sans font-strong text-15">Interests to know of</h3>
              <Prose text={interests} />
            </div>
          )}
          <p className="mt-3 font-sans text-15 text-secondary empty:hidden">
            {languages.length === 0 ? null : `Reads ${sayLanguages(languages)}.`}
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

function sayLanguages(codes: readonly string[]): string {
  return new Intl.ListFormat("en").format(codes.map((code) => languageNames.of(code) ?? code));
}
