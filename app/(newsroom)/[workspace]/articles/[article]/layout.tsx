import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { getArticleTitle } from "@/lib/claims/desk-queries";
import { requireActor } from "@/lib/session";

/** Answers "not found" before anything is streamed: once a page below shows that it is loading, its status is 200 and cannot change. */
export default async function ArticleLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ workspace: string; article: string }>;
}) {
  const { workspace, article } = await params;
  const actor = await requireActor(workspace);
  if ((await getArticleTitle(actor, article)) === null) notFound();
  return children;
}
