import { TextLink } from "@/components/ui/link";
import { route } from "@/components/ui/route";
import type { ShownFactCheck } from "@/lib/fact-checks/queries";

/** The claims whose evidence comes from a fact-check that was taken back, those that readers have marked as such. */
export function RestingClaims({ workspace, factCheck }: { workspace: string; factCheck: Pick<ShownFactCheck, "evidence" | "_count"> }) {
  const { evidence, _count } = factCheck;
  if (evidence.length === 0) return null;
  const left = _count.evidence - evidence.length;
  return (
    <div className="wrap-anywhere text-12">
      <p className="text-secondary">
        {evidence.some(({ claim }) => claim.published !== null) ? "What readers have rests on it:" : "Rests on it:"}
      </p>
      <ul>
        {evidence.map(({ number, claim: { id, articleId, published, revisions } }) => (
          <li key={`${id} ${number}`}>
            <TextLink href={route(`/${workspace}/articles/${articleId}?claim=${id}`)}>
              <bdi>{revisions[0]?.statement ?? "A claim"}</bdi>
            </TextLink>
            <span className="text-secondary">
              {`, evidence ${number}`}
              {published === null ? "" : `, published in version ${published.versionNumber}: see `}
            </span>
            {published === null ? null : <TextLink href={route(`/${workspace}/articles/${articleId}/report`)}>its report</TextLink>}
          </li>
        ))}
      </ul>
      {left === 0 ? null : <p className="text-secondary">{`and ${left} more`}</p>}
    </div>
  );
}
