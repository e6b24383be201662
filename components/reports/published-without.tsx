import type { Speech } from "@/lib/reports/speech";
import { groupWaivers } from "@/lib/reports/waivable";
import { Sentence } from "./sentence";

/** The rules that were waived, each with its reason and who took it upon them. */
export function PublishedWithout({
  waivers,
  of,
  speech,
}: {
  waivers: Parameters<typeof groupWaivers>[0];
  of: "report" | "claim";
  speech: Speech;
}) {
  const { claim: words } = speech.words;
  return (
    <ul className="space-y-4">
      {groupWaivers(waivers).map(({ rule, reason, waivedBy, claims }) => (
        <li key={`${rule} ${waivedBy} ${reason}`} className="keep-together">
          <p>{words.withoutRule(rule, of === "claim" ? null : claims)}</p>
          <p dir="auto" lang={speech.content} className="mt-1 whitespace-pre-line text-secondary">
            {reason}
          </p>
          <p className="mt-1 font-sans text-13 text-secondary">
            <Sentence of={words.decidedSo(<bdi>{waivedBy}</bdi>)} />
          </p>
        </li>
      ))}
    </ul>
  );
}
