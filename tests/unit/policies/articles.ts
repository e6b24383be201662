import * as articlePolicy from "@/lib/articles/policy";
import { type Action, allow, always, staff, stateless } from "./cases";

export const articles: Record<string, Action> = {
  maySubmitArticle: { cases: stateless(articlePolicy.maySubmitArticle), allowed: allow(staff, [always]) },
  mayDescribeArticle: { cases: stateless(articlePolicy.mayDescribeArticle), allowed: allow(staff, [always]) },
  maySetTopics: { cases: stateless(articlePolicy.maySetTopics), allowed: allow(["owner", "editor"], [always]) },
  mayCheckArticle: { cases: stateless(articlePolicy.mayCheckArticle), allowed: allow([...staff, "system"], [always]) },
  mayLinkTranslation: { cases: stateless(articlePolicy.mayLinkTranslation), allowed: allow(["owner", "editor"], [always]) },
  mayUnlinkTranslation: { cases: stateless(articlePolicy.mayUnlinkTranslation), allowed: allow(["owner", "editor"], [always]) },
  maySubmitVersion: { cases: stateless(articlePolicy.maySubmitVersion), allowed: allow(staff, [always]) },
};
