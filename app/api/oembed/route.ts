import { z } from "zod";
import { answerAnew } from "@/app/answer-anew";
import { visitor } from "@/lib/actor";
import { environment } from "@/lib/environment";
import { claimAddressIn, oembedOf, oembedXml } from "@/lib/reports/oembed";
import { getPublishedClaim } from "@/lib/reports/queries";

const pixels = z.coerce.number().int().min(1).max(100_000).optional();
const question = z.object({ url: z.string().max(2000), maxwidth: pixels, maxheight: pixels, format: z.string().default("json") });

function refuse(status: 400 | 404 | 501, why: string): Response {
  return new Response(`${why}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" } });
}

/** oEmbed 1.0 for the pages of claims (oembed.com): 404 for any other address, 501 for a format that is neither JSON nor XML. */
export async function GET(request: Request) {
  const asked = question.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success)
    return refuse(400, "Say which page is meant (url), and how large its card may be in whole pixels (maxwidth, maxheight).");
  const { url, format, maxwidth, maxheight } = asked.data;
  if (format !== "json" && format !== "xml") return refuse(501, "Answers are given as json or xml.");
  const { baseUrl } = environment;
  const address = claimAddressIn(url, baseUrl);
  const published = address === null ? null : await getPublishedClaim(visitor, address);
  if (address === null || published === null) return refuse(404, "No claim published here has this address.");
  const { version, claim } = published;
  const { number } = address;
  const most = { ...(maxwidth === undefined ? {} : { width: maxwidth }), ...(maxheight === undefined ? {} : { height: maxheight }) };
  const answer = oembedOf({ version, claim, ...(number === undefined ? {} : { number }) }, { baseUrl, most });
  const [body, type] = format === "json" ? [JSON.stringify(answer), "application/json"] : [oembedXml(answer), "text/xml"];
  return answerAnew(request, body, { "content-type": `${type}; charset=utf-8` });
}
