import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ErrorReportView } from "@/components/reports/error-reports";
import { visitor } from "@/lib/actor";
import { getErrorReport } from "@/lib/reports/error-queries";

export const metadata: Metadata = { title: "A reader’s report of an error", robots: { index: false } };

export default async function ErrorReportPage({ params }: PageProps<"/newsrooms/[workspace]/error-reports/[errorReport]">) {
  const { workspace, errorReport } = await params;
  const error = await getErrorReport(visitor, { newsroom: workspace, id: errorReport });
  if (error === null) notFound();
  return <ErrorReportView error={error} newsroom={workspace} />;
}
