-- CreateIndex
CREATE INDEX "AuditEvent_recordedAt_idx" ON "AuditEvent" USING BRIN ("recordedAt");
