import type { Metadata } from "next";
import { NoNewsroom } from "@/components/reports/nothing-here";
import { environment } from "@/lib/environment";
import { speechIn } from "@/lib/reports/speech";
import { readNewsroom } from "./read";
import { notFoundMetadata } from "./tombstone";

export async function generateMetadata({ params }: LayoutProps<"/newsrooms/[workspace]">): Promise<Metadata> {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return notFoundMetadata;
  return {
    metadataBase: new URL(environment.baseUrl),
    title: { default: newsroom.name, template: `%s · ${newsroom.name}` },
    description: speechIn(newsroom).words.frame.description(newsroom.name),
  };
}

export default async function PublicLayout({ children, params }: LayoutProps<"/newsrooms/[workspace]">) {
  const newsroom = await readNewsroom((await params).workspace);
  // The pages below have nothing to add.
  if (newsroom === null) return <NoNewsroom />;
  // Each page frames itself: only it knows which language it is in.
  return children;
}
