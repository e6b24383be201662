import { redirect } from "next/navigation";

export default async function NewsroomPage({ params }: PageProps<"/[workspace]">) {
  redirect(`/${(await params).workspace}/articles`);
}
