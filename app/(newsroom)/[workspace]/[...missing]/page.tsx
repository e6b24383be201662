import { notFound } from "next/navigation";

/** Any address inside a newsroom that leads nowhere; the bar stays. */
export default function Missing() {
  notFound();
}
