"use client";
import { useReachIfAny } from "@/components/desk/desk-reach";
import { Button } from "@/components/ui/button";
import { showPane } from "@/components/ui/pane-tabs";
import { directionOf } from "@/lib/articles/direction";
import type { Stretch } from "@/lib/claims/stretches";

/** All the words that a claim of several places stands on, in reading order; beside the article each leads to its place there. Nothing of a claim that stands in one. */
export function ClaimPlaces({ places, language }: { places: readonly Stretch[]; language: string }) {
  const reach = useReachIfAny();
  if (places.length < 2) return null;
  return (
    <details className="text-13">
      <summary className="text-secondary">Stands in {places.length} places</summary>
      <ol className="mt-2 flex flex-col gap-2">
        {places.map((place, at) => (
          <li key={place.start} className="flex items-start justify-between gap-3">
            <blockquote
              dir={directionOf(place.exact)}
              lang={language}
              className="line-clamp-4 border-pencil border-s-2 ps-3 font-reading font-serif text-15 text-secondary"
            >
              {place.exact}
            </blockquote>
            {reach === null ? null : (
              <Button
                size="small"
                aria-label={`Show place ${at + 1} of ${places.length} in the article`}
                onPress={() => {
                  reach.show(place);
                  showPane("article");
                }}
              >
                Show
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
