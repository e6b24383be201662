import { z } from "zod";

const shape = z.object({
  /** Words of the claim or of the article's title. */
  topic: z.string().trim().min(1).max(100),
  article: z.uuid(),
  reviewer: z.uuid(),
  from: z.iso.date(),
  until: z.iso.date(),
  version: z.coerce.number().int().min(1),
});

/** Which settled claims agreement is measured on; it stands in the address. Days are of the verdict, in UTC, both counted in. */
export type AgreementFilter = Partial<z.infer<typeof shape>>;

const names = ["topic", "article", "reviewer", "from", "until", "version"] as const;

/** Reads a filter out of an address. What is not a filter, or none that can be, is left out. */
export function readAgreementFilter(query: Record<string, string | string[] | undefined>): AgreementFilter {
  const filter: AgreementFilter = {};
  for (const name of names) {
    const given = query[name];
    if (typeof given !== "string" || given === "") continue;
    const parsed = shape.shape[name].safeParse(given.replaceAll("\u0000", "").toWellFormed());
    if (parsed.success) Object.assign(filter, { [name]: parsed.data });
  }
  return filter;
}

/** A filter as it stands in an address. */
export function writeAgreementFilter(filter: AgreementFilter): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = filter[name];
      return value === undefined ? [] : [[name, String(value)] as const];
    }),
  );
}

/** Which of the claims a figure is made of: those where two labels met, those of a month, or those with a label unlike the verdict's. */
export type Figure = { pair?: readonly [string, string]; month?: string; differs?: true };

/** Reads which figure's claims are asked for out of an address; all of them when none is named. */
export function readFigure(query: Record<string, string | string[] | undefined>): Figure {
  const { pair, month, differs } = query;
  const labels = typeof pair === "string" && pair.length <= 200 ? pair.split("~") : [];
  const [one, other] = labels;
  if (labels.length === 2 && one !== undefined && other !== undefined) return { pair: [one, other] };
  if (typeof month === "string" && /^\d{4}-\d{2}$/.test(month)) return { month };
  return differs === "1" ? { differs: true } : {};
}
