import { z } from "zod";
import { madeBy, momentOf, personOf, type Said, type Sayings } from "./fact";
import { hashOfJson } from "./hash-of-json";
import type { ReadEvent } from "./read-event";

const text = z.string();
const description = z.object({
  ...{ title: text, author: text.nullable(), outlet: text.nullable(), url: text.nullable(), publishedOn: text.nullable() },
  ...{ language: text, reach: z.int().nullable().optional(), selectionReason: text },
});

function article({ subject }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Article", row: String(subject.articleId), expected };
}

const frozen = z.object({
  ...{ id: text, textHash: text, rawHash: text.nullable(), mediaType: text, extractor: text, finalUrl: text.nullable() },
  /** Not said by events of before 29 November 2026. */
  ...{ retrievedAt: text.optional(), pagesHash: text.optional(), redirectsHash: text.optional(), headersHash: text.optional() },
  blocksHash: text.optional(),
});

const snapshotTold = z.object({ snapshot: frozen, number: z.int().default(1), breakdown: z.object({ candidates: z.int() }) });

function snapshot(event: ReadEvent): Said {
  // The first of an article has no other before it.
  const { snapshot: told, number, breakdown } = snapshotTold.parse(event.payload);
  return {
    table: "Snapshot",
    row: told.id,
    // In one piece, as below: there are many, and an object put together of others takes several times as long.
    expected: {
      textHash: told.textHash,
      rawHash: told.rawHash,
      mediaType: told.mediaType,
      extractor: told.extractor,
      finalUrl: told.finalUrl,
      retrievedAt: told.retrievedAt,
      pagesHash: told.pagesHash,
      redirectsHash: told.redirectsHash,
      headersHash: told.headersHash,
      blocksHash: told.blocksHash,
      hashKept: told.textHash,
      rawHashKept: told.rawHash,
      candidates: breakdown.candidates,
      articleId: event.subject.articleId,
      number,
      createdAt: momentOf(event),
    },
  };
}

function workspace({ subject }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Workspace", row: String(subject.workspaceId), expected };
}

function member({ subject }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Member", row: String(subject.memberId), expected };
}

const translations = z.record(text, z.object({ label: text, meaning: text }));
const scale = z.object({
  ...{ scaleId: text, name: text, version: z.int(), reason: text.default("") },
  ratings: z.array(
    z.object({
      ...{ key: text, label: text, value: z.int().nullable(), meaning: text.optional() },
      /** A ready-made scale is adopted by its labels alone. */
      ...{ averitec: text.nullable().optional(), fever: text.nullable().optional(), shape: text.optional() },
      ...{ colourLight: text.optional(), colourDark: text.optional(), translations: translations.optional() },
    }),
  ),
});

function ratings(event: ReadEvent): Said[] {
  const { scaleId, name, version, reason, ratings: given } = scale.parse(event.payload);
  // The version a newsroom is founded with is nobody's own.
  const made = { ...madeBy(event), ...(event.type === "scale.adopted" ? { createdById: "" } : {}) };
  const edition: Said = { table: "RatingScaleVersion", row: `${scaleId}/${version}`, expected: { name, reason, ...made } };
  const labels = given.map(({ key, translations: others, ...words }, position): Said => {
    const translated = { position, ...(others === undefined ? {} : { translations: hashOfJson(others) }) };
    return { table: "Rating", row: `${scaleId}/${version}/${key}`, expected: { ...words, ...translated } };
  });
  return [edition, ...labels];
}

function adopted(event: ReadEvent): Said[] {
  const { scaleId, name } = scale.parse(event.payload);
  return [
    ...ratings(event),
    { table: "RatingScale", row: scaleId, expected: { name, createdAt: momentOf(event) } },
    { table: "Workspace", row: String(event.subject.workspaceId), expected: { ratingScaleId: scaleId } },
  ];
}

/** What every newsroom begins with since 29 November 2026, until somebody sets it. */
const unsettled = {
  ...{ quorum: 2, urgentQuorum: null, methodology: "", correctionsPolicy: "", funding: "", waivableRules: [] },
  ...{ timeZone: "UTC", workDays: [1, 2, 3, 4, 5], workStartsAt: 9, workEndsAt: 18 },
};

const isEditorial = (role: string) => role === "owner" || role === "editor";

const noTopics = hashOfJson([]);

const workspaceFounded = z.object({ slug: text, name: text, language: text.optional() });
const workspaceWaivableSet = z.object({ rules: z.array(text) });
const memberAdded = z.object({ name: text, role: text });
const memberRoleChanged = z.object({ from: text, to: text });
const memberLanguagesSet = z.object({ languages: z.array(text) });
const articleSubmitted = z.object({ article: description });
const articleDescribed = z.object({ to: description });
const articleTopicsSet = z.object({ to: z.array(text) });
const translationLinked = z.object({ originalId: text });
const articleReviewPolicySet = z.object({ to: z.object({ quorum: z.int().nullable(), assessedBy: text }) });

const workspaceDescribed = z.object({
  ...{ name: text, quorum: z.int(), urgentQuorum: z.int().nullable().optional(), methodology: text },
  ...{ correctionsPolicy: text, funding: text, language: text },
});
const workspaceHoursSet = z.object({ timeZone: text, workDays: z.array(z.int()), workStartsAt: z.int(), workEndsAt: z.int() });
const memberProfileSet = z.object({ position: text, biography: text, interests: text, contact: text, isProfileShown: z.boolean() });

/** What events say of a newsroom, its people, its scale and its articles. */
export const newsroomSayings: Sayings = {
  "workspace.founded": (event) =>
    workspace(event, {
      ...workspaceFounded.parse(event.payload),
      ...{ createdAt: momentOf(event), ...(event.timesRows === true ? unsettled : {}) },
    }),
  "workspace.described": (event) => {
    return workspace(event, workspaceDescribed.parse(event.payload));
  },
  "workspace.hours-set": (event) => {
    return workspace(event, workspaceHoursSet.parse(event.payload));
  },
  "workspace.waivable-set": (event) => {
    const { rules } = workspaceWaivableSet.parse(event.payload);
    return workspace(event, { waivableRules: rules });
  },
  "scale.adopted": adopted,
  "scale.revised": ratings,
  "member.added": (event) =>
    member(event, {
      ...memberAdded.parse(event.payload),
      ...{ languages: [], isDisabled: false, position: "", biography: "", interests: "", contact: "", isProfileShown: false },
      ...{ createdAt: momentOf(event), disabledAt: "", editorUntil: "" },
    }),
  "member.role-changed": (event) => {
    const { from, to } = memberRoleChanged.parse(event.payload);
    return member(event, { role: to, ...(isEditorial(from) && !isEditorial(to) ? { editorUntil: momentOf(event) } : {}) });
  },
  "member.languages-set": (event) => member(event, memberLanguagesSet.parse(event.payload)),
  "member.profile-set": (event) => {
    return member(event, memberProfileSet.parse(event.payload));
  },
  "member.disabled": (event) => member(event, { isDisabled: true, disabledAt: momentOf(event) }),
  "member.enabled": (event) => member(event, { isDisabled: false, disabledAt: "" }),
  "article.submitted": (event) => {
    const told = articleSubmitted.parse(event.payload).article;
    const submitted = article(event, {
      title: told.title,
      author: told.author,
      outlet: told.outlet,
      url: told.url,
      publishedOn: told.publishedOn,
      language: told.language,
      reach: told.reach,
      selectionReason: told.selectionReason,
      // What only later events set; nothing sets an article aside yet.
      quorum: null,
      assessedBy: "anyone",
      topics: noTopics,
      translationOfId: null,
      archivedAt: null,
      submittedById: personOf(event),
      createdAt: momentOf(event),
    });
    return [snapshot(event), submitted];
  },
  "article.renewed": snapshot,
  "article.described": (event) => article(event, articleDescribed.parse(event.payload).to),
  // In their order: it is the editor's.
  "article.topics-set": (event) =>
    article(event, {
      topics: hashOfJson(articleTopicsSet.parse(event.payload).to),
    }),
  "translation.linked": (event) => article(event, { translationOfId: translationLinked.parse(event.payload).originalId }),
  "translation.unlinked": (event) => article(event, { translationOfId: null }),
  "article.reviewPolicySet": (event) => {
    const { to } = articleReviewPolicySet.parse(event.payload);
    return article(event, to);
  },
};
