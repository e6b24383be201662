import type { ReactNode } from "react";
import { sayDay } from "@/components/ui/time-words";
import type { sourceKinds } from "@/lib/evidence/schema";
import { sourceKindWords } from "./evidence-words";

type Facts = {
  kind: (typeof sourceKinds)[number];
  publisher: string | null;
  author: string | null;
  publishedOn: Date | null;
  language: string | null;
  independenceGroup: string | null;
  interests: string;
  reliabilityNote: string;
};

/** What is known of a source, for those who may only read it; what nobody has said is left out. */
export function SourceFacts({ facts }: { facts: Facts }) {
  const language = facts.language === null ? null : sayLanguage(facts.language);
  const said: [name: string, words: ReactNode][] = [
    ["Kind", sourceKindWords[facts.kind]],
    ["Publisher", facts.publisher],
    ["Author", facts.author],
    ["Published on", facts.publishedOn === null ? null : sayDay(facts.publishedOn)],
    ["Language", language],
    ["Comes from", facts.independenceGroup],
    ["Interests", facts.interests],
    ["How far it can be relied on", facts.reliabilityNote],
  ];
  return (
    <dl className="flex flex-col gap-3 text-13">
      {said
        .filter(([, words]) => words)
        .map(([name, words]) => (
          <div key={name}>
            <dt className="text-12 text-secondary">{name}</dt>
            <dd dir="auto" className="wrap-anywhere whitespace-pre-line">
              {words}
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** A language's English name with its code, such as `Portuguese (pt)`; the code alone when it has none. */
function sayLanguage(tag: string): string {
  const name = new Intl.DisplayNames(["en-GB"], { type: "language", fallback: "none" }).of(tag);
  return name === undefined ? tag : `${name} (${tag})`;
}
