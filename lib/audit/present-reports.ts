import type { PresentTable } from "./present-table";

/** The same of reports and of what is said of them, of whoever is told, and of the newsroom itself. */
export const reportTables: readonly PresentTable[] = [
  {
    table: "ReportVersion",
    as: "v",
    own: "number change reason takedownId reportId publishedAt",
    made: {
      by: 'v."publishedById"',
      contentHash: `encode(sha256(v."canonical"), 'hex')`,
      hashKept: 'v."contentHash"',
    },
  },
  {
    table: "Correction",
    as: "c",
  },
  {
    table: "Waiver",
    as: "w",
    own: "rule reason reportId claimId createdById createdAt endedById endedAt",
    made: {
      isEnded: 'w."endedAt" is not null',
    },
  },
  {
    table: "Retraction",
    as: "r",
    own: "reason outcome reportId claimId askedById askedAt settledById settledAt",
    made: {
      number: 'r."versionNumber"',
    },
  },
  {
    table: "Takedown",
    as: "t",
    own: "category number reason outcome reportId claimId askedById askedAt settledById settledAt",
  },
  {
    table: "Member",
    as: "m",
    row: 'm."userId"::text',
    own: "name role createdAt disabledAt editorUntil position biography interests contact isProfileShown",
    made: {
      isDisabled: 'm."disabledAt" is not null',
      languages: 'to_jsonb(array(select l from unnest(m."languages") l order by l collate "C"))',
    },
  },
  {
    table: "Recusal",
    as: "r",
    own: "reason memberId claimId createdAt endedAt",
    made: {
      isEnded: 'r."endedAt" is not null',
    },
  },
  {
    table: "Report",
    as: "r",
    own: "title summary slug versionNumber takedownId articleId revision createdById createdAt",
  },
  {
    table: "PublishedClaim",
    as: "p",
    row: 'p."claimId"::text',
    own: "slug versionNumber isWithdrawn takedownId reportId",
  },
  {
    table: "ErrorReport",
    as: "e",
    own: "message outcome answer reportId claimId createdAt answeredById answeredAt",
    made: {
      number: 'e."versionNumber"',
    },
  },
  {
    table: "Rating",
    as: "r",
    row: `coalesce(v."scaleId" || '/' || v."number", 'no version ' || r."scaleVersionId") || '/' || r."key"`,
    own: "label position value meaning averitec fever shape colourLight colourDark translations",
    join: 'left join "RatingScaleVersion" v on v."workspaceId" = r."workspaceId" and v."id" = r."scaleVersionId"',
  },
  {
    table: "MailRecipient",
    as: "m",
    own: "kind claimId reportId errorReportId firstSequence createdById createdAt endedAt",
    made: {
      isEnded: 'm."endedAt" is not null',
    },
  },
  {
    table: "WebhookEndpoint",
    as: "e",
    own: "state secretNumber firstSequence createdById createdAt secretBeforeUntil",
    made: {
      urlHash: `encode(sha256(convert_to(e."url", 'UTF8')), 'hex')`,
      types: 'to_jsonb(array(select t from unnest(e."types") t order by t collate "C"))',
    },
  },
  {
    table: "Workspace",
    as: "w",
    newsroom: "id",
    own: "slug createdAt ratingScaleId name language quorum urgentQuorum methodology correctionsPolicy funding timeZone workStartsAt workEndsAt",
    made: {
      workDays: 'to_jsonb(array(select d::text from unnest(w."workDays") d order by d))',
      waivableRules: 'to_jsonb(array(select r from unnest(w."waivableRules") r order by r collate "C"))',
    },
  },
];
