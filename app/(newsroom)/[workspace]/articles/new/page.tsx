import { SubmitArticleForm } from "@/components/articles/submit-article-form";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page";
import { maySubmitArticle } from "@/lib/articles/policy";
import { describeModel } from "@/lib/language-model";
import { requireActor } from "@/lib/session";
import { submitArticleAction } from "./actions";

export default async function NewArticlePage({ params }: PageProps<"/[workspace]/articles/new">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const permission = maySubmitArticle(actor);
  const model = describeModel();
  return (
    <Page width="text">
      <PageHeader
        title="Submit an article"
        description="Its words are frozen as they stand now, with their hash, and broken into sentences and candidate claims."
      />
      {permission === true ? (
        <>
          {model === null ? null : (
            <Notice className="mb-6">
              The text, its title, author and date are also sent to the language model {model.name} at {model.host}, which this desk’s
              operator has set up. It may propose claims; it decides nothing.
            </Notice>
          )}
          <SubmitArticleForm workspace={workspace} isReadByModel={model !== null} action={submitArticleAction.bind(null, workspace)} />
        </>
      ) : (
        <Notice tone="caution">{permission}</Notice>
      )}
    </Page>
  );
}
