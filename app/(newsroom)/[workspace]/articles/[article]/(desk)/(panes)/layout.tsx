import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ArticleHeader } from "@/components/desk/article-header";
import { Desk } from "@/components/desk/desk";
import "@/components/desk/desk.css";
import { LiveNotice } from "@/components/live/live-notice";
import { PageTitle } from "@/components/ui/page-title";
import { paneCookie, parsePaneSizes } from "@/components/ui/pane-sizes";
import { personOf } from "@/lib/actor";
import { getLogHead } from "@/lib/audit/queries";
import { packDesk } from "@/lib/claims/desk-packed";
import { getDesk } from "@/lib/claims/desk-queries";
import { mayAcceptCandidate, mayMarkClaim } from "@/lib/claims/policy";
import { mayBeginThread } from "@/lib/discussion/policy";
import { countWaitingWords } from "@/lib/discussion/waiting-threads";
import type { Permission } from "@/lib/permission";
import { requireActor } from "@/lib/session";
import { frameOf } from "../../../../discussion/discussion-frame";
import { acceptCandidateAction, dismissCandidateAction, markClaimAction, restoreCandidateAction } from "../../actions";

type Props = { children: ReactNode; params: Promise<{ workspace: string; article: string }> };

/** The desk stays while the address moves from claim to claim: the article and its list are read once, the claim at hand by the page. */
export default async function DeskLayout({ children, params }: Props) {
  const { workspace, article: articleId } = await params;
  const actor = await requireActor(workspace);
  const desk = await getDesk(actor, articleId);
  if (desk === null) notFound();
  const { sentences, ...snapshot } = desk.article.snapshot;
  const article = { ...desk.article, snapshot };
  const packed = packDesk(snapshot.text, { ...desk, sentences });
  const sizes = parsePaneSizes((await cookies()).get(paneCookie("desk"))?.value, ["article", "list", "claim"]);
  return (
    <main
      id="main"
      tabIndex={-1}
      className="relative h-[calc(100dvh-3rem-1px)] overflow-clip outline-none max-md:h-[calc(100dvh-5.5rem-1px)]"
    >
      <PageTitle>{article.title}</PageTitle>
      <Desk
        key={article.snapshot.id}
        workspace={workspace}
        header={
          <>
            <ArticleHeader workspace={workspace} article={article} waiting={await countWaitingWords(actor, article.id)} />
            <LiveNotice watched={{ articleId }} seen={((await getLogHead(actor))?.size ?? 0) - 1} userId={personOf(actor)} />
          </>
        }
        {...{ article, packed }}
        userId={personOf(actor)}
        discussion={
          mayBeginThread(actor, { about: "passage", touched: [] }) === true ? await frameOf(actor, { workspace, target: null }) : null
        }
        whyNot={{ mark: sentence(mayMarkClaim(actor)), decide: sentence(mayAcceptCandidate(actor)) }}
        actions={{
          acceptCandidate: acceptCandidateAction.bind(null, workspace),
          dismissCandidate: dismissCandidateAction.bind(null, workspace),
          restoreCandidate: restoreCandidateAction.bind(null, workspace),
          markClaim: markClaimAction.bind(null, workspace),
        }}
        paneSizes={sizes}
      >
        {children}
      </Desk>
    </main>
  );
}

function sentence(permission: Permission): string | null {
  return permission === true ? null : permission;
}
