import { connection } from "next/server";
import { NothingHere } from "@/components/reports/nothing-here";
import { publicPaths } from "@/lib/reports/addresses";
import { notFoundMetadata } from "../tombstone";

export const metadata = notFoundMetadata;

/** Any other address below a newsroom's. */
export default async function MissingPage({ params }: PageProps<"/newsrooms/[workspace]/[...missing]">) {
  await connection();
  return <NothingHere newsroomHref={publicPaths.newsroom((await params).workspace)} />;
}
