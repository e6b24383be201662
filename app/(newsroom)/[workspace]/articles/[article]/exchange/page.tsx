import { Download } from "lucide-react";
import { notFound } from "next/navigation";
import { ImportAnnotationsForm } from "@/components/exchange/import-annotations-form";
import { buttonClass } from "@/components/ui/button-look";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { getArticleTitle } from "@/lib/claims/desk-queries";
import { mayImportAnnotations } from "@/lib/exchange/policy";
import { getArticleAnnotations } from "@/lib/exchange/queries";
import { requireActor } from "@/lib/session";
import { importAnnotationsAction } from "./actions";

/** The way of an article's claims to other tools, and of their annotations to claims. */
export default async function ExchangePage({ params }: PageProps<"/[workspace]/articles/[article]/exchange">) {
  const { workspace, article: articleId } = await params;
  const actor = await requireActor(workspace);
  const [article, annotations] = await Promise.all([getArticleTitle(actor, articleId), getArticleAnnotations(actor, articleId)]);
  if (article === null || annotations === null) notFound();
  const { collection, left } = annotations;
  const here = `/${workspace}/articles/${article.id}` as const;
  const may = mayImportAnnotations(actor);
  return (
    <Page width="text">
      <PageHeader
        title="Exchange"
        description={
          <TextLink href={here} dir="auto" lang={article.language}>
            {article.title}
          </TextLink>
        }
      />
      <section aria-labelledby="take" className="mb-10">
        <h2 id="take" className="text-15">
          Take the claims along
        </h2>
        <p className="mt-1 mb-3 text-13 text-secondary">
          {collection.total === 0
            ? "There are no claims with a place in the text yet."
            : `${sayClaims(collection.total)} as W3C Web Annotations (JSON-LD): words with their surroundings, place, statement and standing verdict.`}
          {left === 0 ? null : ` ${sayClaims(left)} without a certain place ${left === 1 ? "is" : "are"} left out.`}
        </p>
        {collection.total === 0 ? null : (
          <a href={`${here}/exchange/annotations`} download className={buttonClass({ look: "plain" })}>
            <Download aria-hidden size={16} />
            Save as annotations
          </a>
        )}
      </section>
      <section aria-labelledby="bring">
        <h2 id="bring" className="text-15">
          Bring annotations in
        </h2>
        <p className="mt-1 mb-3 text-13 text-secondary">
          {may === true
            ? "From a W3C Web Annotation file, or an export of Hypothesis. You see what becomes of each before anything is saved."
            : may}
        </p>
        {may === true ? (
          <ImportAnnotationsForm
            workspace={workspace}
            articleId={article.id}
            language={article.language}
            action={importAnnotationsAction.bind(null, workspace)}
          />
        ) : null}
      </section>
    </Page>
  );
}

const sayClaims = (count: number) => (count === 1 ? "One claim" : `${count} claims`);
