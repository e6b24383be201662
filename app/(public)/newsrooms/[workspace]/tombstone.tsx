import type { Metadata } from "next";
import { NothingHere } from "@/components/reports/nothing-here";
import { TombstoneView } from "@/components/reports/tombstone";
import { publicPaths } from "@/lib/reports/addresses";
import { nothingHere } from "./feeds";
import { PublicPage } from "./public-page";
import { readSpeech, readTombstone, versionNumberIn } from "./read";

/** Where something was published: a report or a claim, as it stands or in one version, as the address names them. */
type Place = { workspace: string; what: "report" | "claim"; slug: string; number?: string };

async function find({ workspace, what, slug, number }: Place) {
  const wanted = number === undefined ? undefined : versionNumberIn(number);
  return wanted === null ? null : readTombstone(workspace, what, slug, wanted);
}

// What it said is gone, and its language with it: the newsroom speaks.
const speak = ({ workspace }: Place) => readSpeech(workspace);

/**
 * The head of a page that stands where nothing is, whatever its own title would be. It says with which status the web server answers: Next's own
 * pages for this need a script to be seen.
 */
export const notFoundMetadata: Metadata = {
  title: { absolute: "Not found", template: "Not found" },
  robots: { index: false },
  other: { "assay-status": "404" },
};

/** The head of the page that stands where something was taken down, or where nothing ever was. */
export async function tombstoneMetadata(place: Place): Promise<Metadata> {
  if ((await find(place)) === null) return notFoundMetadata;
  const { words } = await speak(place);
  return { title: words.version.takenDownTitle, robots: { index: false }, other: { "assay-status": "410" } };
}

/** The page that stands where something was taken down, or where nothing ever was. */
export async function tombstonePage(place: Place) {
  const tombstone = await find(place);
  const speech = await speak(place);
  return (
    <PublicPage workspace={place.workspace} speech={speech}>
      {tombstone === null ? (
        <NothingHere newsroomHref={publicPaths.newsroom(place.workspace)} speech={speech} />
      ) : (
        <TombstoneView tombstone={tombstone} logHref={`${publicPaths.log(place.workspace)}/checkpoint`} speech={speech} />
      )}
    </PublicPage>
  );
}

/** The same for addresses that machines read: 410 where something was taken down, else 404. */
export async function goneOrNothing(place: Place): Promise<Response> {
  const tombstone = await find(place);
  if (tombstone === null) return nothingHere("version");
  const hashes = tombstone.versions.map(
    ({ number, contentHash, logEntry }) => `Version ${number}: SHA-256 ${contentHash}, log entry ${logEntry}`,
  );
  const words = ["This was taken down by law. What was published here was:", ...hashes, ""].join("\n");
  return new Response(words, { status: 410, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" } });
}
