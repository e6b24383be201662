"use client";
import { useWatch } from "react-hook-form";
import { ScaleLabel } from "@/components/ui/scale-label";
import { contrastProblem, grounds, leastContrast } from "@/lib/verdicts/contrast";
import type { ScaleForm } from "./scale-values";

const themes = ["light", "dark"] as const;
const ink = { light: "#1c1b19", dark: "#ece8e1" };

/** How the labels will look, in both themes at once, with the contrast of each. */
export function ScalePreview({ form }: { form: ScaleForm }) {
  const ratings = useWatch({ control: form.control, name: "ratings" });
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {themes.map((theme) => (
        // Grounds and ink by value: the classes follow the theme of the page, not of the picture.
        <figure
          key={theme}
          style={{ colorScheme: theme, backgroundColor: grounds[theme].paper, color: ink[theme] }}
          className="min-w-0 rounded-md border border-hairline p-4"
        >
          <figcaption className="mb-3 text-12">{theme === "light" ? "Light theme" : "Dark theme"}</figcaption>
          <ul className="flex flex-col gap-2">
            {ratings.map((rating, place) => {
              const colour = theme === "light" ? rating.colourLight : rating.colourDark;
              const problem = isColour(colour) ? contrastProblem(colour, theme) : "No colour yet.";
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the line shows.
                <li key={place} className="flex flex-wrap items-center justify-between gap-x-3">
                  <ScaleLabel
                    word={rating.label === "" ? "…" : rating.label}
                    mark={{ shape: rating.shape, light: rating.colourLight, dark: rating.colourDark, isOff: rating.place === "off" }}
                  />
                  <span className={`text-12 tabular-nums ${problem === null ? "" : "font-strong"}`}>
                    {problem === null
                      ? sayRatio(leastContrast(colour, theme))
                      : `▲ ${isColour(colour) ? sayRatio(leastContrast(colour, theme)) : problem}`}
                  </span>
                </li>
              );
            })}
          </ul>
        </figure>
      ))}
    </div>
  );
}

const isColour = (colour: string) => /^#[0-9a-f]{6}$/i.test(colour);
const sayRatio = (ratio: number) => `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`;
