import * as articlePolicy from "@/lib/articles/policy";
import { type Action, allow, always, staff, stateless } from "./cases";

export const articles: Record<string, Action> = {
  maySubmitArticle: { cases: stateless(articlePolicy.maySubmitArticle), allowed: allow(staff, [always]) },
  mayDescribeArticle: { cases: stateless(articlePolicy.mayDescribeArticle), allowed: allow(staff, [always]) },
  maySetTopics: { cases: stateless(articlePolicy.maySetTopics), allowed: allow(["owner", "editor"], [always]) },
  mayCheckArticle: { cases: stateless(articlePolicy.mayCheckArticle), allowed: allow([...staff, "system"], [always]) },
  maySubmitVersion: { cases: stateless(articlePolicy.maySubmitVersion), allowed: allow(staff, [always]) },
};
