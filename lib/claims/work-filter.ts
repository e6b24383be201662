import { z } from "zod";
import { now } from "@/lib/clock";
import type { Prisma } from "@/lib/generated/prisma/client";

const dayMs = 86_400_000;

/** When work is due, to choose from. */
export const dueChoices = { overdue: "Overdue", week: "Due within a week", none: "No day set" } as const;

const shape = z.object({
  priority: z.coerce.number().int().min(0).max(2),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/)
    .max(35),
  due: z.enum(["overdue", "week", "none"]),
});

/** Which work to show; it stands in the address, so that a view can be kept and sent. */
export type WorkFilter = Partial<z.infer<typeof shape>>;

/** Reads a filter out of an address. What is not a filter, or none that exists, is left out. */
export function readWorkFilter(query: Record<string, string | string[] | undefined>): WorkFilter {
  const filter: WorkFilter = {};
  for (const name of ["priority", "language", "due"] as const) {
    const given = query[name];
    if (typeof given !== "string" || given === "") continue;
    const parsed = shape.shape[name].safeParse(given);
    if (parsed.success) Object.assign(filter, { [name]: parsed.data });
  }
  return filter;
}

/** A filter as it stands in an address. */
export function writeWorkFilter({ priority, language, due }: WorkFilter): Record<string, string> {
  return {
    ...(priority === undefined ? {} : { priority: String(priority) }),
    ...(language === undefined ? {} : { language }),
    ...(due === undefined ? {} : { due }),
  };
}

/** The claims a filter lets through; `assigneeId` limits what is due to that person's assignments. */
export function workWhere({ priority, language, due }: WorkFilter, assigneeId?: string): Prisma.ClaimWhereInput {
  const open = { endedAt: null, ...(assigneeId === undefined ? {} : { assigneeId }) };
  const instant = now();
  const dueWhere: Record<keyof typeof dueChoices, Prisma.ClaimWhereInput> = {
    overdue: { assignments: { some: { ...open, dueAt: { lt: instant } } } },
    week: { assignments: { some: { ...open, dueAt: { gte: instant, lt: new Date(instant.getTime() + 7 * dayMs) } } } },
    none: { assignments: { none: { ...open, dueAt: { not: null } } } },
  };
  return {
    AND: [
      priority === undefined ? {} : { priority },
      language === undefined ? {} : { article: { language } },
      due === undefined ? {} : dueWhere[due],
    ],
  };
}
