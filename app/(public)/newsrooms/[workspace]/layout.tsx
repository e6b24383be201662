import type { Metadata } from "next";
import { NoNewsroom } from "@/components/reports/nothing-here";
import { PublicFrame } from "@/components/reports/public-frame";
import { environment } from "@/lib/environment";
import { readNewsroom } from "./read";
import { notFoundMetadata } from "./tombstone";

export async function generateMetadata({ params }: LayoutProps<"/newsrooms/[workspace]">): Promise<Metadata> {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return notFoundMetadata;
  return {
    metadataBase: new URL(environment.baseUrl),
    title: { default: newsroom.name, template: `%s · ${newsroom.name}` },
    description: `Fact checks published by ${newsroom.name}.`,
  };
}

export default async function PublicLayout({ children, params }: LayoutProps<"/newsrooms/[workspace]">) {
  const newsroom = await readNewsroom((await params).workspace);
  // The pages below have nothing to add.
  if (newsroom === null) return <NoNewsroom />;
  return <PublicFrame newsroom={newsroom}>{children}</PublicFrame>;
}
