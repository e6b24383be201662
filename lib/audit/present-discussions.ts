import { type PresentTable, partOf } from "./present-table";

/** What is compared of discussions. */
export const discussionTables: readonly PresentTable[] = [
  {
    table: "Thread",
    as: "t",
    own: "about claimId subjectId articleId createdById createdAt resolvedById resolvedAt",
    made: {
      isResolved: 't."resolvedAt" is not null',
      selectorHash: 't."selector"',
      place: `case when t."snapshotId" is null and t."selector" is null then '' else concat(t."snapshotId", ' ', t."selector"->>'start', '-', t."selector"->>'end', ' ', t."selector"->>'exact') end`,
    },
  },
  {
    table: "Comment",
    as: "c",
    own: "threadId revision text createdAt withdrawnAt redactedAt",
    made: {
      by: 'c."createdById"',
      reservedFor: `coalesce((select string_agg(coalesce(r::text, 'nobody'), ',' order by r::text collate "C") from unnest(c."reservedFor") r), '')`,
      isWithdrawn: 'c."withdrawnAt" is not null',
      isRedacted: 'c."redactedAt" is not null',
      mentions: `coalesce((select string_agg(m."memberId"::text, ',' order by m."memberId"::text collate "C") from "CommentMention" m where m."workspaceId" = c."workspaceId" and m."commentId" = c."id"), '')`,
    },
  },
  {
    table: "CommentRevision",
    as: "c",
    row: `c."commentId" || '/' || c."number"`,
    own: "text createdAt",
    made: {
      hashKept: 'c."textHash"',
    },
  },
  partOf("Comment", "commentId", { table: "CommentMention", as: "c", row: `c."commentId" || '/' || c."memberId"` }),
];
