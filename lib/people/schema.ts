import { z } from "zod";
import { roles } from "@/lib/actor";
import { tidyLanguage } from "@/lib/articles/metadata";
import { httpUrl, line, optionalLine, optionalProse, prose, unstorable } from "@/lib/text";

/** First path segments of the app itself, which no newsroom may take as its address. */
export const reservedSlugs = [
  "api",
  "desk",
  "newsrooms",
  "sign-in",
  "sign-out",
  "verify",
  "_next",
  "public",
  "static",
  "assets",
  "admin",
  "health",
  "about",
];

const slug = z
  .string()
  .trim()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])$/, "Use 2 to 48 lower-case letters, digits and hyphens, such as “harbour-courier”.")
  .refine((text) => !reservedSlugs.includes(text), "That address is taken by Assay itself.");

const email = z
  .string()
  .trim()
  .max(254, "At most 254 characters.")
  .pipe(z.email("Give an e-mail address, such as ada@example.org."))
  .transform((text) => text.toLowerCase());

const password = z
  .string()
  .min(12, "At least 12 characters: a few words are good.")
  .max(200, "At most 200 characters.")
  .refine((text) => unstorable(text) === null, "Holds a character that cannot be typed.");

const memberName = line(120, "Give the name to publish under.");
const role = z.enum(roles, "Choose a role.");
const memberId = z.uuid("Choose a member.");

/** Input of `foundWorkspace`. */
export const foundWorkspaceInput = z.object({
  slug,
  name: line(120, "Give the newsroom's name."),
  language: z.string().trim().min(2).max(35).default("en"),
  ownerName: memberName,
  ownerEmail: email,
  ownerPassword: password,
});

/** Input of `describeWorkspace`; `revision` is the one the person saw. */
export const describeWorkspaceInput = z.object({
  revision: z.number().int(),
  name: line(120, "Give the newsroom's name."),
  language: z.string().trim().min(2, "Give a language code, such as en.").max(35, "At most 35 characters."),
  quorum: z.coerce.number<number>().int("Give a whole number.").min(1, "At least 1.").max(9, "At most 9."),
  /** The same for urgent claims; null for no difference. */
  urgentQuorum: z.number("Give a number.").int("Give a whole number.").min(1, "At least 1.").max(9, "At most 9.").nullable().default(null),
  methodology: optionalProse(20_000),
  correctionsPolicy: optionalProse(20_000),
  funding: optionalProse(20_000),
});

/** Input of `addMember`. The password is only used when nobody with this e-mail exists yet. */
export const addMemberInput = z.object({ name: memberName, email, role, password });

/** Input of `changeRole`. */
export const changeRoleInput = z.object({ memberId, role });

const languageCode = z
  .string()
  .trim()
  .max(35, "At most 35 characters.")
  .transform((code, context) => {
    const tidy = tidyLanguage(code);
    if (tidy === null) context.addIssue({ code: "custom", message: `“${code}” is no language code. Give codes such as en, de or pt-BR.` });
    return tidy ?? "";
  });

/** Input of `setLanguages`: codes with commas or spaces between them; none for any language. */
export const setLanguagesInput = z.object({
  memberId,
  languages: z
    .string()
    .max(300, "At most 300 characters.")
    .transform((text) => text.split(/[\s,;]+/).filter((code) => code !== ""))
    .pipe(z.array(languageCode).max(20, "At most 20 languages."))
    .transform((codes) => [...new Set(codes)]),
});

const contact = z
  .string()
  .trim()
  .max(200, "At most 200 characters.")
  .refine(
    (text) => text === "" || httpUrl().safeParse(text).success || z.email().safeParse(text).success,
    "Give an e-mail address, or a web address that begins with https://.",
  )
  .default("");

/** Input of `setProfile`: what somebody says of themselves, and whether readers are told. */
export const setProfileInput = z.object({
  memberId,
  position: optionalLine(120).transform((text) => text ?? ""),
  biography: optionalProse(1000),
  interests: optionalProse(1000),
  contact,
  isProfileShown: z.boolean(),
});

const hour = (whenMissing: string) =>
  z.coerce.number<number>(whenMissing).int("Give a whole hour.").min(0, "From 0 to 24.").max(24, "From 0 to 24.");

/** Input of `setWorkingHours`: the newsroom's time zone, its working days (1 for Monday to 7 for Sunday) and hours. */
export const setWorkingHoursInput = z
  .object({
    timeZone: z.string().trim().max(60).refine(isTimeZone, "Choose a time zone, such as Europe/Berlin."),
    workDays: z
      .array(z.coerce.number<string | number>().int().min(1).max(7))
      .min(1, "Choose at least one day.")
      .transform((days) => [...new Set(days)].toSorted()),
    workStartsAt: hour("Give the hour work begins."),
    workEndsAt: hour("Give the hour work ends."),
  })
  .refine(({ workStartsAt, workEndsAt }) => workStartsAt < workEndsAt, { path: ["workEndsAt"], message: "Work must end after it begins." });

// By name: an offset such as +02:00 would be wrong for half of the year in many places.
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Input of `disableMember`. */
export const disableMemberInput = z.object({ memberId, reason: optionalProse(500) });

/** Input of `enableMember`. */
export const enableMemberInput = z.object({ memberId });

/** Input of `signOutEverywhere`. */
export const signOutEverywhereInput = z.object({ memberId });

/** Input of `changePassword`. */
export const changePasswordInput = z.object({ currentPassword: prose(200, "Give your present password."), password });

/** What the sign-in form sends. */
export const signInInput = z.object({ email, password: z.string().min(1, "Give your password.").max(200, "At most 200 characters.") });
