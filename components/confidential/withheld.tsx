"use client";
import { useState } from "react";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { withholdSourceInput } from "@/lib/confidential/schema";
import type { Permission } from "@/lib/permission";
import type { Result } from "@/lib/result";
import { WithholdSourceForm } from "./withhold-source-form";

/** What readers are told of a confidential source by now. */
export type Told = { number: number; summary: string; reason: string; withheldAt: Date; withheldBy: string };

/** What a published report says in a confidential source's place, and why; those who may read what is sealed change it. */
export function Withheld({
  sourceId,
  told,
  may,
  withhold,
}: {
  sourceId: string;
  told: Told | null;
  may: Permission;
  withhold: (input: z.input<typeof withholdSourceInput>) => Promise<Result<unknown>>;
}) {
  const [isWriting, setIsWriting] = useState(false);
  return (
    <section aria-labelledby="withheld" className="flex flex-col gap-2">
      <h3 id="withheld" className="text-13 font-strong">
        What readers are told
      </h3>
      {isWriting ? (
        <WithholdSourceForm {...{ sourceId, told }} action={withhold} onClose={() => setIsWriting(false)} />
      ) : (
        <>
          {told === null ? (
            <p className="text-13 text-secondary">Nothing yet, so nothing that rests on this source can be published.</p>
          ) : (
            <>
              <p dir="auto" className="text-13">
                {told.summary}
              </p>
              <p dir="auto" className="text-13">
                Why not more: <bdi>{told.reason}</bdi>
              </p>
              <p className="text-12 text-secondary">
                Said by {told.withheldBy}, <RelativeTime at={told.withheldAt} />. Reports show these words, and neither title, address,
                publisher, author, day nor place.
              </p>
            </>
          )}
          {may === true ? (
            <div>
              <Button size="small" look="quiet" onPress={() => setIsWriting(true)}>
                {told === null ? "Say what readers are told" : "Say it anew"}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}
