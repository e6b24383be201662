-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'editor', 'reviewer', 'viewer');

-- CreateEnum
CREATE TYPE "CandidateState" AS ENUM ('proposed', 'accepted', 'dismissed');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('accepted', 'inReview', 'assessed', 'decided', 'published', 'onHold', 'dismissed', 'withdrawn');

-- CreateEnum
CREATE TYPE "AnchorState" AS ENUM ('exact', 'normalised', 'moved', 'ambiguous', 'lost');

-- CreateEnum
CREATE TYPE "ClaimantKind" AS ENUM ('person', 'organisation');

-- CreateEnum
CREATE TYPE "LineageRelation" AS ENUM ('split', 'merged', 'duplicateOf');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('webPage', 'document', 'image', 'recording', 'dataset', 'socialPost', 'interview', 'email', 'officialRecord', 'factCheck', 'other');

-- CreateEnum
CREATE TYPE "CaptureOutcome" AS ENUM ('ok', 'partial', 'blocked', 'failed');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('supports', 'refutes', 'context');

-- CreateEnum
CREATE TYPE "Directness" AS ENUM ('primary', 'secondary');

-- CreateEnum
CREATE TYPE "AssessmentState" AS ENUM ('draft', 'submitted', 'withdrawn');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "AdjudicationOutcome" AS ENUM ('accepted', 'synthesised', 'sentBack', 'rejectedAll');

-- CreateEnum
CREATE TYPE "ReportChange" AS ENUM ('first', 'typo', 'clarification', 'update', 'correction', 'retraction');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" TIMESTAMPTZ(3),
    "passwordHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" CHAR(64) NOT NULL,
    "userId" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Account" (
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "type" TEXT NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "tokenHash" CHAR(64) NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerificationToken_pkey" PRIMARY KEY ("identifier","tokenHash")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "methodology" TEXT NOT NULL DEFAULT '',
    "correctionsPolicy" TEXT NOT NULL DEFAULT '',
    "funding" TEXT NOT NULL DEFAULT '',
    "quorum" INTEGER NOT NULL DEFAULT 2,
    "ratingScaleId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "workspaceId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("workspaceId","userId")
);

-- CreateTable
CREATE TABLE "Article" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "author" TEXT,
    "outlet" TEXT,
    "url" TEXT,
    "publishedOn" DATE,
    "language" TEXT NOT NULL DEFAULT 'en',
    "selectionReason" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "submittedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),
    "search" tsvector,

    CONSTRAINT "Article_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "textHash" CHAR(64) NOT NULL,
    "raw" BYTEA,
    "rawHash" CHAR(64),
    "mediaType" TEXT NOT NULL,
    "extractor" TEXT NOT NULL,
    "blocks" JSONB NOT NULL,
    "finalUrl" TEXT,
    "redirects" JSONB NOT NULL DEFAULT '[]',
    "headers" JSONB NOT NULL DEFAULT '{}',
    "retrievedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Breakdown" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "sentences" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Breakdown_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Candidate" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "breakdownId" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "sentence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "claimant" TEXT,
    "checkWorthiness" DOUBLE PRECISION NOT NULL,
    "reasons" JSONB NOT NULL,
    "state" "CandidateState" NOT NULL DEFAULT 'proposed',
    "claimId" UUID,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "dismissReason" TEXT,

    CONSTRAINT "Candidate_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "state" "ClaimState" NOT NULL DEFAULT 'accepted',
    "heldFrom" "ClaimState",
    "revisionNumber" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Claimant" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ClaimantKind" NOT NULL,
    "sameAs" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Claimant_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "ClaimRevision" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "claimantId" UUID,
    "claimedOn" DATE,
    "reason" TEXT NOT NULL DEFAULT '',
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector,

    CONSTRAINT "ClaimRevision_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Appearance" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "state" "AnchorState" NOT NULL DEFAULT 'exact',
    "score" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "rivals" JSONB NOT NULL DEFAULT '[]',
    "confirmedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Appearance_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "ClaimLineage" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fromClaimId" UUID NOT NULL,
    "toClaimId" UUID NOT NULL,
    "relation" "LineageRelation" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClaimLineage_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "assigneeId" UUID NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Source" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "SourceKind" NOT NULL DEFAULT 'webPage',
    "url" TEXT,
    "title" TEXT NOT NULL,
    "publisher" TEXT,
    "author" TEXT,
    "publishedOn" DATE,
    "language" TEXT,
    "interests" TEXT NOT NULL DEFAULT '',
    "independenceGroup" TEXT,
    "reliabilityNote" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Capture" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "outcome" "CaptureOutcome" NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "finalUrl" TEXT,
    "redirects" JSONB NOT NULL DEFAULT '[]',
    "headers" JSONB NOT NULL DEFAULT '{}',
    "text" TEXT,
    "textHash" CHAR(64),
    "tool" TEXT NOT NULL,
    "capturedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Capture_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "CaptureArtefact" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "captureId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "contentHash" CHAR(64) NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,

    CONSTRAINT "CaptureArtefact_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "captureId" UUID,
    "number" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "locator" TEXT NOT NULL DEFAULT '',
    "stance" "Stance" NOT NULL,
    "directness" "Directness" NOT NULL,
    "secondaryReason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "carriedFromId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "EvidenceSearch" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "places" TEXT NOT NULL,
    "isFound" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvidenceSearch_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "ClaimantContact" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "contactedAt" TIMESTAMPTZ(3) NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "deadlineAt" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL DEFAULT '',
    "isPublishable" BOOLEAN NOT NULL DEFAULT false,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClaimantContact_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "RatingScale" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RatingScale_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "RatingScaleVersion" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "scaleId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RatingScaleVersion_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Rating" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "scaleVersionId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "value" INTEGER,
    "position" INTEGER NOT NULL,
    "averitec" TEXT,
    "fever" TEXT,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "revisionNumber" INTEGER NOT NULL,
    "reviewerId" UUID NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "ratingId" UUID NOT NULL,
    "justification" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL DEFAULT 'medium',
    "secondsSpent" INTEGER,
    "state" "AssessmentState" NOT NULL DEFAULT 'submitted',
    "submittedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "AssessmentCitation" (
    "workspaceId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "evidenceId" UUID NOT NULL,

    CONSTRAINT "AssessmentCitation_pkey" PRIMARY KEY ("workspaceId","assessmentId","evidenceId")
);

-- CreateTable
CREATE TABLE "Adjudication" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "revisionNumber" INTEGER NOT NULL,
    "outcome" "AdjudicationOutcome" NOT NULL,
    "assessmentId" UUID,
    "reason" TEXT NOT NULL,
    "decidedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Adjudication_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Verdict" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "revisionNumber" INTEGER NOT NULL,
    "ratingId" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "evidenceSetHash" CHAR(64) NOT NULL,
    "justification" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL DEFAULT 'medium',
    "decidedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "staleAt" TIMESTAMPTZ(3),
    "staleReason" TEXT,

    CONSTRAINT "Verdict_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "VerdictEvidence" (
    "workspaceId" UUID NOT NULL,
    "verdictId" UUID NOT NULL,
    "evidenceId" UUID NOT NULL,
    "evidenceRevision" INTEGER NOT NULL,

    CONSTRAINT "VerdictEvidence_pkey" PRIMARY KEY ("workspaceId","verdictId","evidenceId")
);

-- CreateTable
CREATE TABLE "Report" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "versionNumber" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "ReportVersion" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "change" "ReportChange" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "canonical" BYTEA NOT NULL,
    "contentHash" CHAR(64) NOT NULL,
    "publishedById" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReportVersion_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "PublishedClaim" (
    "workspaceId" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "versionNumber" INTEGER NOT NULL,
    "isWithdrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PublishedClaim_pkey" PRIMARY KEY ("workspaceId","claimId")
);

-- CreateTable
CREATE TABLE "Waiver" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "claimId" UUID,
    "rule" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Waiver_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Correction" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "change" "ReportChange" NOT NULL,
    "reason" TEXT NOT NULL,
    "isRatingChanged" BOOLEAN NOT NULL DEFAULT false,
    "versionNumber" INTEGER,
    "requestedById" UUID NOT NULL,
    "approvedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "ErrorReport" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "claimId" UUID,
    "message" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ErrorReport_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Thread" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "claimId" UUID,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "selector" JSONB,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Thread_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "redactedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "workspaceId" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "leafHash" BYTEA NOT NULL,
    "type" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "streamSequence" INTEGER NOT NULL,
    "articleId" UUID,
    "claimId" UUID,
    "reportId" UUID,
    "actorId" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "transactionId" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("workspaceId","sequence")
);

-- CreateTable
CREATE TABLE "LogHead" (
    "workspaceId" UUID NOT NULL,
    "size" BIGINT NOT NULL DEFAULT 0,
    "root" BYTEA NOT NULL,
    "frontier" BYTEA NOT NULL,

    CONSTRAINT "LogHead_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateTable
CREATE TABLE "Checkpoint" (
    "workspaceId" UUID NOT NULL,
    "size" BIGINT NOT NULL,
    "root" BYTEA NOT NULL,
    "note" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Checkpoint_pkey" PRIMARY KEY ("workspaceId","size")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_slug_key" ON "Workspace"("slug");

-- CreateIndex
CREATE INDEX "Member_userId_idx" ON "Member"("userId");

-- CreateIndex
CREATE INDEX "Article_workspaceId_createdAt_id_idx" ON "Article"("workspaceId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Article_workspaceId_url_idx" ON "Article"("workspaceId", "url");

-- CreateIndex
CREATE INDEX "Article_search_idx" ON "Article" USING GIN ("search");

-- CreateIndex
CREATE INDEX "Snapshot_workspaceId_textHash_idx" ON "Snapshot"("workspaceId", "textHash");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_workspaceId_articleId_number_key" ON "Snapshot"("workspaceId", "articleId", "number");

-- CreateIndex
CREATE INDEX "Breakdown_workspaceId_snapshotId_idx" ON "Breakdown"("workspaceId", "snapshotId");

-- CreateIndex
CREATE INDEX "Candidate_workspaceId_snapshotId_start_idx" ON "Candidate"("workspaceId", "snapshotId", "start");

-- CreateIndex
CREATE INDEX "Candidate_workspaceId_articleId_state_idx" ON "Candidate"("workspaceId", "articleId", "state");

-- CreateIndex
CREATE INDEX "Candidate_workspaceId_claimId_idx" ON "Candidate"("workspaceId", "claimId");

-- CreateIndex
CREATE INDEX "Claim_workspaceId_articleId_position_idx" ON "Claim"("workspaceId", "articleId", "position");

-- CreateIndex
CREATE INDEX "Claim_workspaceId_state_priority_createdAt_idx" ON "Claim"("workspaceId", "state", "priority" DESC, "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Claimant_workspaceId_name_kind_key" ON "Claimant"("workspaceId", "name", "kind");

-- CreateIndex
CREATE INDEX "ClaimRevision_search_idx" ON "ClaimRevision" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "ClaimRevision_workspaceId_claimId_number_key" ON "ClaimRevision"("workspaceId", "claimId", "number");

-- CreateIndex
CREATE INDEX "Appearance_workspaceId_snapshotId_start_idx" ON "Appearance"("workspaceId", "snapshotId", "start");

-- CreateIndex
CREATE INDEX "Appearance_workspaceId_claimId_idx" ON "Appearance"("workspaceId", "claimId");

-- CreateIndex
CREATE INDEX "ClaimLineage_workspaceId_toClaimId_idx" ON "ClaimLineage"("workspaceId", "toClaimId");

-- CreateIndex
CREATE UNIQUE INDEX "ClaimLineage_workspaceId_fromClaimId_toClaimId_relation_key" ON "ClaimLineage"("workspaceId", "fromClaimId", "toClaimId", "relation");

-- CreateIndex
CREATE INDEX "Assignment_workspaceId_assigneeId_endedAt_idx" ON "Assignment"("workspaceId", "assigneeId", "endedAt");

-- CreateIndex
CREATE INDEX "Assignment_workspaceId_claimId_idx" ON "Assignment"("workspaceId", "claimId");

-- CreateIndex
CREATE INDEX "Source_workspaceId_url_idx" ON "Source"("workspaceId", "url");

-- CreateIndex
CREATE INDEX "Source_search_idx" ON "Source" USING GIN ("search");

-- CreateIndex
CREATE INDEX "Capture_workspaceId_sourceId_capturedAt_idx" ON "Capture"("workspaceId", "sourceId", "capturedAt");

-- CreateIndex
CREATE INDEX "CaptureArtefact_workspaceId_captureId_idx" ON "CaptureArtefact"("workspaceId", "captureId");

-- CreateIndex
CREATE INDEX "CaptureArtefact_workspaceId_contentHash_idx" ON "CaptureArtefact"("workspaceId", "contentHash");

-- CreateIndex
CREATE INDEX "Evidence_workspaceId_sourceId_idx" ON "Evidence"("workspaceId", "sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_workspaceId_claimId_number_key" ON "Evidence"("workspaceId", "claimId", "number");

-- CreateIndex
CREATE INDEX "EvidenceSearch_workspaceId_claimId_idx" ON "EvidenceSearch"("workspaceId", "claimId");

-- CreateIndex
CREATE INDEX "ClaimantContact_workspaceId_claimId_idx" ON "ClaimantContact"("workspaceId", "claimId");

-- CreateIndex
CREATE UNIQUE INDEX "RatingScaleVersion_workspaceId_scaleId_number_key" ON "RatingScaleVersion"("workspaceId", "scaleId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Rating_workspaceId_scaleVersionId_key_key" ON "Rating"("workspaceId", "scaleVersionId", "key");

-- CreateIndex
CREATE INDEX "Assessment_workspaceId_reviewerId_idx" ON "Assessment"("workspaceId", "reviewerId");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_workspaceId_claimId_revisionNumber_reviewerId_nu_key" ON "Assessment"("workspaceId", "claimId", "revisionNumber", "reviewerId", "number");

-- CreateIndex
CREATE INDEX "AssessmentCitation_workspaceId_evidenceId_idx" ON "AssessmentCitation"("workspaceId", "evidenceId");

-- CreateIndex
CREATE INDEX "Adjudication_workspaceId_claimId_idx" ON "Adjudication"("workspaceId", "claimId");

-- CreateIndex
CREATE UNIQUE INDEX "Verdict_workspaceId_claimId_number_key" ON "Verdict"("workspaceId", "claimId", "number");

-- CreateIndex
CREATE INDEX "VerdictEvidence_workspaceId_evidenceId_idx" ON "VerdictEvidence"("workspaceId", "evidenceId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_workspaceId_articleId_key" ON "Report"("workspaceId", "articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_workspaceId_slug_key" ON "Report"("workspaceId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "ReportVersion_workspaceId_reportId_number_key" ON "ReportVersion"("workspaceId", "reportId", "number");

-- CreateIndex
CREATE INDEX "PublishedClaim_workspaceId_reportId_idx" ON "PublishedClaim"("workspaceId", "reportId");

-- CreateIndex
CREATE UNIQUE INDEX "PublishedClaim_workspaceId_slug_key" ON "PublishedClaim"("workspaceId", "slug");

-- CreateIndex
CREATE INDEX "Waiver_workspaceId_reportId_idx" ON "Waiver"("workspaceId", "reportId");

-- CreateIndex
CREATE INDEX "Correction_workspaceId_reportId_idx" ON "Correction"("workspaceId", "reportId");

-- CreateIndex
CREATE INDEX "ErrorReport_workspaceId_reportId_idx" ON "ErrorReport"("workspaceId", "reportId");

-- CreateIndex
CREATE INDEX "Thread_workspaceId_articleId_idx" ON "Thread"("workspaceId", "articleId");

-- CreateIndex
CREATE INDEX "Thread_workspaceId_claimId_idx" ON "Thread"("workspaceId", "claimId");

-- CreateIndex
CREATE INDEX "Comment_workspaceId_threadId_createdAt_idx" ON "Comment"("workspaceId", "threadId", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_transactionId_idx" ON "AuditEvent"("workspaceId", "transactionId");

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_articleId_sequence_idx" ON "AuditEvent"("workspaceId", "articleId", "sequence");

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_claimId_sequence_idx" ON "AuditEvent"("workspaceId", "claimId", "sequence");

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_actorId_sequence_idx" ON "AuditEvent"("workspaceId", "actorId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_workspaceId_stream_streamSequence_key" ON "AuditEvent"("workspaceId", "stream", "streamSequence");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_workspaceId_submittedById_fkey" FOREIGN KEY ("workspaceId", "submittedById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_workspaceId_articleId_fkey" FOREIGN KEY ("workspaceId", "articleId") REFERENCES "Article"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Breakdown" ADD CONSTRAINT "Breakdown_workspaceId_snapshotId_fkey" FOREIGN KEY ("workspaceId", "snapshotId") REFERENCES "Snapshot"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Candidate" ADD CONSTRAINT "Candidate_workspaceId_articleId_fkey" FOREIGN KEY ("workspaceId", "articleId") REFERENCES "Article"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Candidate" ADD CONSTRAINT "Candidate_workspaceId_snapshotId_fkey" FOREIGN KEY ("workspaceId", "snapshotId") REFERENCES "Snapshot"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Candidate" ADD CONSTRAINT "Candidate_workspaceId_breakdownId_fkey" FOREIGN KEY ("workspaceId", "breakdownId") REFERENCES "Breakdown"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Candidate" ADD CONSTRAINT "Candidate_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_workspaceId_articleId_fkey" FOREIGN KEY ("workspaceId", "articleId") REFERENCES "Article"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_workspaceId_createdById_fkey" FOREIGN KEY ("workspaceId", "createdById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimRevision" ADD CONSTRAINT "ClaimRevision_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimRevision" ADD CONSTRAINT "ClaimRevision_workspaceId_claimantId_fkey" FOREIGN KEY ("workspaceId", "claimantId") REFERENCES "Claimant"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimRevision" ADD CONSTRAINT "ClaimRevision_workspaceId_createdById_fkey" FOREIGN KEY ("workspaceId", "createdById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_workspaceId_snapshotId_fkey" FOREIGN KEY ("workspaceId", "snapshotId") REFERENCES "Snapshot"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimLineage" ADD CONSTRAINT "ClaimLineage_workspaceId_fromClaimId_fkey" FOREIGN KEY ("workspaceId", "fromClaimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimLineage" ADD CONSTRAINT "ClaimLineage_workspaceId_toClaimId_fkey" FOREIGN KEY ("workspaceId", "toClaimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_workspaceId_assigneeId_fkey" FOREIGN KEY ("workspaceId", "assigneeId") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Capture" ADD CONSTRAINT "Capture_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaptureArtefact" ADD CONSTRAINT "CaptureArtefact_workspaceId_captureId_fkey" FOREIGN KEY ("workspaceId", "captureId") REFERENCES "Capture"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_workspaceId_captureId_fkey" FOREIGN KEY ("workspaceId", "captureId") REFERENCES "Capture"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_workspaceId_createdById_fkey" FOREIGN KEY ("workspaceId", "createdById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceSearch" ADD CONSTRAINT "EvidenceSearch_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimantContact" ADD CONSTRAINT "ClaimantContact_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RatingScaleVersion" ADD CONSTRAINT "RatingScaleVersion_workspaceId_scaleId_fkey" FOREIGN KEY ("workspaceId", "scaleId") REFERENCES "RatingScale"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_workspaceId_scaleVersionId_fkey" FOREIGN KEY ("workspaceId", "scaleVersionId") REFERENCES "RatingScaleVersion"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_workspaceId_reviewerId_fkey" FOREIGN KEY ("workspaceId", "reviewerId") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_workspaceId_ratingId_fkey" FOREIGN KEY ("workspaceId", "ratingId") REFERENCES "Rating"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentCitation" ADD CONSTRAINT "AssessmentCitation_workspaceId_assessmentId_fkey" FOREIGN KEY ("workspaceId", "assessmentId") REFERENCES "Assessment"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentCitation" ADD CONSTRAINT "AssessmentCitation_workspaceId_evidenceId_fkey" FOREIGN KEY ("workspaceId", "evidenceId") REFERENCES "Evidence"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adjudication" ADD CONSTRAINT "Adjudication_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_workspaceId_ratingId_fkey" FOREIGN KEY ("workspaceId", "ratingId") REFERENCES "Rating"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_workspaceId_snapshotId_fkey" FOREIGN KEY ("workspaceId", "snapshotId") REFERENCES "Snapshot"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_workspaceId_decidedById_fkey" FOREIGN KEY ("workspaceId", "decidedById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerdictEvidence" ADD CONSTRAINT "VerdictEvidence_workspaceId_verdictId_fkey" FOREIGN KEY ("workspaceId", "verdictId") REFERENCES "Verdict"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerdictEvidence" ADD CONSTRAINT "VerdictEvidence_workspaceId_evidenceId_fkey" FOREIGN KEY ("workspaceId", "evidenceId") REFERENCES "Evidence"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_workspaceId_articleId_fkey" FOREIGN KEY ("workspaceId", "articleId") REFERENCES "Article"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportVersion" ADD CONSTRAINT "ReportVersion_workspaceId_reportId_fkey" FOREIGN KEY ("workspaceId", "reportId") REFERENCES "Report"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportVersion" ADD CONSTRAINT "ReportVersion_workspaceId_publishedById_fkey" FOREIGN KEY ("workspaceId", "publishedById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedClaim" ADD CONSTRAINT "PublishedClaim_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedClaim" ADD CONSTRAINT "PublishedClaim_workspaceId_reportId_fkey" FOREIGN KEY ("workspaceId", "reportId") REFERENCES "Report"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Waiver" ADD CONSTRAINT "Waiver_workspaceId_reportId_fkey" FOREIGN KEY ("workspaceId", "reportId") REFERENCES "Report"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_workspaceId_reportId_fkey" FOREIGN KEY ("workspaceId", "reportId") REFERENCES "Report"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ErrorReport" ADD CONSTRAINT "ErrorReport_workspaceId_reportId_fkey" FOREIGN KEY ("workspaceId", "reportId") REFERENCES "Report"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_workspaceId_threadId_fkey" FOREIGN KEY ("workspaceId", "threadId") REFERENCES "Thread"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_workspaceId_createdById_fkey" FOREIGN KEY ("workspaceId", "createdById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;


