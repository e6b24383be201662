import type { Metadata } from "next";
import { cache } from "react";
import { ErrorReportView } from "@/components/reports/error-reports";
import { NothingHere } from "@/components/reports/nothing-here";
import { visitor } from "@/lib/actor";
import { publicPaths } from "@/lib/reports/addresses";
import { getErrorReport } from "@/lib/reports/error-queries";
import { PublicPage } from "../../public-page";
import { readSpeech } from "../../read";
import { notFoundMetadata } from "../../tombstone";

type Props = PageProps<"/newsrooms/[workspace]/error-reports/[errorReport]">;

const readError = cache((newsroom: string, id: string) => getErrorReport(visitor, { newsroom, id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, errorReport } = await params;
  if ((await readError(workspace, errorReport)) === null) return notFoundMetadata;
  return { title: (await readSpeech(workspace)).words.error.title, robots: { index: false } };
}

export default async function ErrorReportPage({ params }: Props) {
  const { workspace, errorReport } = await params;
  const error = await readError(workspace, errorReport);
  const speech = await readSpeech(workspace);
  return (
    <PublicPage workspace={workspace} speech={speech}>
      {error === null ? (
        <NothingHere newsroomHref={publicPaths.newsroom(workspace)} speech={speech} />
      ) : (
        <ErrorReportView error={error} newsroom={workspace} speech={speech} />
      )}
    </PublicPage>
  );
}
