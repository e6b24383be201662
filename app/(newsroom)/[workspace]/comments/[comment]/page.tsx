import { notFound, redirect } from "next/navigation";
import { getCommentPlace } from "@/lib/discussion/queries";
import { requireActor } from "@/lib/session";

/** The address of one comment: leads to where it stands on the desk. */
export default async function CommentPage({ params }: PageProps<"/[workspace]/comments/[comment]">) {
  const { workspace, comment } = await params;
  const actor = await requireActor(workspace);
  const place = await getCommentPlace(actor, comment);
  if (place === null) notFound();
  const { articleId, claimId, threadId } = place;
  const at = claimId === null ? `thread=${threadId}` : `claim=${claimId}`;
  redirect(`/${workspace}/articles/${articleId}?${at}&comment=${comment}`);
}
