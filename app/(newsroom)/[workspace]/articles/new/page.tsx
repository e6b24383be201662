import type { Metadata } from "next";
import { SubmitArticleForm } from "@/components/articles/submit-article-form";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page";
import { maySubmitArticle } from "@/lib/articles/policy";
import { requireActor } from "@/lib/session";
import { submitArticleAction } from "./actions";

export const metadata: Metadata = { title: "Submit an article" };

export default async function NewArticlePage({ params }: PageProps<"/[workspace]/articles/new">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const permission = maySubmitArticle(actor);
  return (
    <Page width="text">
      <PageHeader
        title="Submit an article"
        description="Its words are frozen as they stand now, with their hash, and broken into sentences and candidate claims."
      />
      {permission === true ? (
        <SubmitArticleForm workspace={workspace} action={submitArticleAction.bind(null, workspace)} />
      ) : (
        <Notice tone="caution">{permission}</Notice>
      )}
    </Page>
  );
}
