import type { Route } from "next";
import { Badge, type Tone } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/link";
import { route } from "@/components/ui/route";
import type { OpenWork, OpenWorkKind } from "@/lib/claims/open-work";

const says = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`);

const sayUnassigned = (count: number) => says(count, "One claim that nobody has", "claims that nobody has");

type Words = {
  /** What is to be done, in a word. */
  act: string;
  tone: Tone;
  /** Said of several that are put together. */
  several: (count: number) => string;
  /** Said beside one by its name; absent where none is named. */
  beside?: (count: number) => string;
};

const words: Record<OpenWorkKind, Words> = {
  confirmTakedown: {
    act: "Confirm",
    tone: "caution",
    several: (count) => says(count, "One more report with a takedown", "more reports with takedowns"),
    beside: (count) => says(count, "a takedown waits for another owner", "takedowns wait for another owner"),
  },
  confirmRetraction: {
    act: "Confirm",
    tone: "caution",
    several: (count) => says(count, "One more report with a retraction", "more reports with retractions"),
    beside: (count) => says(count, "a retraction waits for another editor", "retractions wait for another editor"),
  },
  answer: {
    act: "Answer",
    tone: "caution",
    several: (count) => says(count, "A reader reports an error", "readers report errors"),
  },
  settle: {
    act: "Settle",
    tone: "accent",
    several: (count) => says(count, "One more claim that was assessed", "more claims that were assessed"),
    beside: () => "its assessments are in",
  },
  publish: {
    act: "Publish",
    tone: "accent",
    several: (count) => says(count, "One more article whose claims are settled", "more articles whose claims are settled"),
    beside: (count) => says(count, "one claim is settled, none is open", "claims are settled, none is open"),
  },
  place: {
    act: "Place",
    tone: "plain",
    several: (count) => says(count, "One more article", "more articles"),
    beside: (count) => says(count, "one claim waits for its place in the new text", "claims wait for their place in the new text"),
  },
  sort: {
    act: "Sort",
    tone: "plain",
    several: (count) => says(count, "One more article with candidates", "more articles with candidates"),
    beside: (count) => says(count, "one candidate", "candidates"),
  },
  handOut: {
    act: "Hand out",
    tone: "plain",
    several: sayUnassigned,
  },
  take: {
    act: "Take",
    tone: "plain",
    several: sayUnassigned,
  },
  recover: {
    act: "Take back",
    tone: "plain",
    several: (count) => says(count, "One claim that lies still", "claims that lie still"),
  },
};

function placeOf(workspace: string, { kind, about }: OpenWork): Route {
  if (kind === "answer") return route(`/${workspace}/error-reports`);
  if (kind === "handOut" || kind === "take") return route(`/${workspace}/board?who=nobody`);
  if (kind === "recover") return route(`/${workspace}/board`);
  if (kind === "settle") return about === null ? route(`/${workspace}/board?state=assessed`) : route(`/${workspace}/claims/${about.id}`);
  if (about === null) return route(`/${workspace}/articles`);
  if (kind === "sort") return route(`/${workspace}/articles/${about.id}`);
  return kind === "place" ? route(`/${workspace}/articles/${about.id}/places`) : route(`/${workspace}/articles/${about.id}/report`);
}

/** What waits in the newsroom for whoever comes first, a line each: what is to be done, and what it is about. */
export function OpenWorkList({ workspace, works }: { workspace: string; works: readonly OpenWork[] }) {
  return (
    <section aria-labelledby="open-work" className="mt-10">
      <h2 id="open-work" className="text-18">
        In the newsroom
      </h2>
      <p className="mt-1 mb-4 text-13 text-secondary">What waits for whoever comes first, of what you may do.</p>
      <ul className="border-hairline border-t">
        {works.map((work) => {
          const { act, tone, several, beside } = words[work.kind];
          const { about, count } = work;
          return (
            <li
              key={`${work.kind} ${about?.id ?? ""}`}
              className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-3 border-hairline border-b py-2.5"
            >
              <span>
                <Badge tone={tone}>{act}</Badge>
              </span>
              <span className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
                {about === null ? (
                  <TextLink look="quiet" href={placeOf(workspace, work)} data-queue-link="" className="text-15">
                    {several(count)}
                  </TextLink>
                ) : (
                  <>
                    <TextLink
                      look="quiet"
                      href={placeOf(workspace, work)}
                      data-queue-link=""
                      dir="auto"
                      lang={about.language}
                      className="wrap-anywhere font-reading font-serif text-15"
                    >
                      {about.words}
                    </TextLink>
                    <span className="text-12 text-secondary">{beside?.(count)}</span>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
