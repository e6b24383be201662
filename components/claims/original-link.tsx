import { OutsideLink } from "@/components/ui/link";
import { textFragmentUrl } from "@/lib/reports/text-fragment";

type Props = {
  url: string | null;
  place: { exact: string; prefix: string; suffix: string } | undefined;
};

/** The way to a claim's words on the publisher's page: browsers that can scroll to them and mark them. Nothing without an address. */
export function OriginalLink({ url, place }: Props) {
  if (url === null || place === undefined) return null;
  return <OutsideLink href={textFragmentUrl(url, place)}>In the original</OutsideLink>;
}
