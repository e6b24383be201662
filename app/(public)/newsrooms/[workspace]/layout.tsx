import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublicFrame } from "@/components/reports/public-frame";
import { environment } from "@/lib/environment";
import { readNewsroom } from "./read";

export async function generateMetadata({ params }: LayoutProps<"/newsrooms/[workspace]">): Promise<Metadata> {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return {};
  return {
    metadataBase: new URL(environment.baseUrl),
    title: { default: newsroom.name, template: `%s · ${newsroom.name}` },
    description: `Fact checks published by ${newsroom.name}.`,
  };
}

export default async function PublicLayout({ children, params }: LayoutProps<"/newsrooms/[workspace]">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) notFound();
  return <PublicFrame newsroom={newsroom}>{children}</PublicFrame>;
}
