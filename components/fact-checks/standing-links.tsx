import { TextLink } from "@/components/ui/link";
import { route } from "@/components/ui/route";
import type { Standing } from "@/lib/fact-checks/queries";

/** The way between the fact-checks that stand and those that are taken back. */
export function StandingLinks({ workspace, standing, takenBackCount }: { workspace: string; standing: Standing; takenBackCount: number }) {
  const choices = [
    { id: "inUse", words: "In use", href: route(`/${workspace}/sources/fact-checks`) },
    { id: "takenBack", words: `Taken back (${takenBackCount})`, href: route(`/${workspace}/sources/fact-checks?standing=taken-back`) },
  ];
  return (
    <nav aria-label="Which fact-checks" className="mb-6 flex gap-4 border-hairline border-b pb-2 text-15">
      {choices.map(({ id, words, href }) => (
        <TextLink
          key={id}
          href={href}
          look="quiet"
          aria-current={id === standing ? "page" : undefined}
          className="aria-[current]:font-strong"
        >
          {words}
        </TextLink>
      ))}
    </nav>
  );
}
