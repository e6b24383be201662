"use client";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";

type Named = { memberId: string; name: string; isDisabled: boolean };

/** Who may read what is sealed; an owner names others and takes them off the list. */
export function SealedReaders({
  readers,
  candidates,
  mayRemove,
  name,
  remove,
}: {
  readers: readonly Named[];
  candidates: readonly { memberId: string; name: string }[];
  mayRemove: boolean;
  name: (memberId: string) => Promise<void>;
  remove: (memberId: string) => Promise<void>;
}) {
  const [chosen, setChosen] = useState("");
  const free = candidates.filter(({ memberId }) => readers.every((reader) => reader.memberId !== memberId));
  const isFree = free.some(({ memberId }) => memberId === chosen);
  return (
    <section aria-labelledby="sealed-readers" className="flex flex-col gap-2">
      <h3 id="sealed-readers" className="text-13 font-strong">
        Who may read it
      </h3>
      {readers.length === 0 ? (
        <p className="text-13 text-secondary">Nobody. An owner names who may.</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {readers.map((reader) => (
            <li key={reader.memberId} className="flex min-h-7 flex-wrap items-center gap-2 text-13">
              <span>{reader.name}</span>
              {reader.isDisabled ? <Badge tone="outline">Shut out</Badge> : null}
              {mayRemove ? (
                <Button size="small" look="quiet" aria-label={`Take off ${reader.name}`} onPress={() => remove(reader.memberId)}>
                  Take off
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {free.length === 0 ? null : (
        <div className="flex flex-wrap items-end gap-2">
          <Select
            label="Another reader"
            emptyLabel="Choose…"
            choices={free.map(({ memberId, name: label }) => ({ value: memberId, label }))}
            value={isFree ? chosen : ""}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <Button isDisabled={!isFree} onPress={() => name(chosen)}>
            Name them
          </Button>
        </div>
      )}
    </section>
  );
}
