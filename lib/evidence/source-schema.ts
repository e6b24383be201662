import { z } from "zod";
import { httpUrl, line, optionalDate, optionalLine, optionalProse } from "@/lib/text";
import { sourceKinds } from "./schema";

const languageTag = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Input of `describeSource`; `revision` is the one the person saw. Sources of one independence group count as one. */
export const describeSourceInput = z.object({
  sourceId: z.uuid(),
  revision: z.number().int().min(1),
  kind: z.enum(sourceKinds),
  title: line(500, "Name the source."),
  publisher: optionalLine(200),
  author: optionalLine(200),
  publishedOn: optionalDate(),
  language: optionalLine(35).refine((tag) => tag === null || languageTag.test(tag), "Give a language code, such as en or pt-BR."),
  interests: optionalProse(2000),
  independenceGroup: optionalLine(200),
  reliabilityNote: optionalProse(2000),
});

/** Input of `giveSourceAddress`. */
export const giveSourceAddressInput = z.object({ sourceId: z.uuid(), url: httpUrl() });
