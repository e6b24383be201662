import { ScaleLabel } from "@/components/ui/scale-label";
import { markOf } from "@/lib/verdicts/marks";
import type { ScaleVersion } from "@/lib/verdicts/scale-queries";

/** The labels of one version of a scale: word, shape and meaning, and what they are in the data sets others use. */
export function ScaleShown({ version }: { version: ScaleVersion }) {
  const languages = [...new Set(version.ratings.flatMap(({ translations }) => Object.keys(translations)))].toSorted();
  return (
    <div>
      <ol className="flex flex-col border-hairline border-t">
        {version.ratings.map((rating) => (
          <li key={rating.id} className="grid gap-x-6 gap-y-1 border-hairline border-b py-2.5 sm:grid-cols-[13rem_1fr]">
            <span>
              <ScaleLabel word={rating.label} mark={markOf(rating)} />
            </span>
            <span className="min-w-0">
              <span dir="auto" className="text-15">
                {rating.meaning}
              </span>
              <span className="block text-12 text-secondary">
                {[
                  rating.value === null ? "Off the scale" : `${rating.value} on the scale`,
                  `AVeriTeC: ${rating.averitec ?? "no such label"}`,
                  `FEVER: ${rating.fever ?? "no such label"}`,
                  ...languages.map((language) => `${language}: ${rating.translations[language]?.label ?? "not translated"}`),
                ].join(" · ")}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
