import type { Metadata } from "next";
import { DifferencesView } from "@/components/reports/differences";
import { alternatesOf, publicPaths } from "@/lib/reports/addresses";
import { differencesOf } from "@/lib/reports/differences";
import { speechOf } from "@/lib/reports/speech";
import { asOneRun } from "@/lib/reports/wrap";
import { PublicPage } from "../../../../../public-page";
import { readReport, versionNumberIn } from "../../../../../read";
import { tombstoneMetadata, tombstonePage } from "../../../../../tombstone";

type Props = PageProps<"/newsrooms/[workspace]/reports/[report]/versions/[number]/changes">;

/** Both versions, as far as they can be read: of what was taken down nothing is compared. */
async function read({ params }: Pick<Props, "params">) {
  const { workspace, report, number } = await params;
  const place = { workspace, what: "report", slug: report } as const;
  const wanted = versionNumberIn(number);
  if (wanted === null || wanted < 2) return { place: { ...place, number: "0" }, versions: null };
  const after = await readReport(workspace, report, wanted);
  const before = after === null ? null : await readReport(workspace, report, wanted - 1);
  if (after === null || before === null)
    return { place: { ...place, number: after === null ? number : String(wanted - 1) }, versions: null };
  return { place: { ...place, number }, versions: { before: before.version, after: after.version } };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { place, versions } = await read(props);
  if (versions === null) return tombstoneMetadata(place);
  const { title, number } = versions.after.report;
  const { workspace, slug } = place;
  const { words } = speechOf(versions.after);
  return {
    title: words.differences.title(number, asOneRun(title)),
    alternates: alternatesOf(workspace, publicPaths.differences(workspace, slug, number), { words: words.file }),
    robots: { index: false, follow: true },
  };
}

export default async function DifferencesPage(props: Props) {
  const { place, versions } = await read(props);
  if (versions === null) return tombstonePage(place);
  return (
    <PublicPage workspace={place.workspace} speech={speechOf(versions.after)}>
      <DifferencesView version={versions.after} differences={differencesOf(versions.before, versions.after)} />
    </PublicPage>
  );
}
