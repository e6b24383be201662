import { writeJsonLd } from "@/lib/reports/json-ld";

/** Markup for machines as a data block: browsers do not run it, and nothing in it can end it. */
export function JsonLd({ value }: { value: object }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: writeJsonLd escapes all that could end the element; React would escape the quotes as well.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: writeJsonLd(value) }} />;
}
