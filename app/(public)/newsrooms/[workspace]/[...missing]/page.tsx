import { connection } from "next/server";
import { NothingHere } from "@/components/reports/nothing-here";
import { publicPaths } from "@/lib/reports/addresses";
import { PublicPage } from "../public-page";
import { readSpeech } from "../read";
import { notFoundMetadata } from "../tombstone";

export const metadata = notFoundMetadata;

/** Any other address below a newsroom's. */
export default async function MissingPage({ params }: PageProps<"/newsrooms/[workspace]/[...missing]">) {
  await connection();
  const { workspace } = await params;
  const speech = await readSpeech(workspace);
  return (
    <PublicPage workspace={workspace} speech={speech}>
      <NothingHere newsroomHref={publicPaths.newsroom(workspace)} speech={speech} />
    </PublicPage>
  );
}
