import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

/** What `@adobe/structured-data-validator` says against a page's structured data, by schema.org's vocabulary and Google's rules. */
export async function markupFaults(html: string, vocabulary: unknown): Promise<{ errors: string[]; warnings: string[] }> {
  const found = new WebAutoExtractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(html);
  const issues = await new Validator(vocabulary).validate(found);
  const said = (severity: string) =>
    issues
      .filter((one) => one.severity === severity)
      .map(({ issueMessage, path }) => `${(path ?? []).map(({ type, property }) => property ?? type).join(".")}: ${issueMessage}`);
  return { errors: said("ERROR"), warnings: said("WARNING") };
}
