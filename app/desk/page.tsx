import { redirect } from "next/navigation";
import { currentUser, listOwnWorkspaces } from "@/lib/session";

/** Where signing in leads: straight to one's newsroom; with several, or none, to the front page, which lists them. */
export default async function OwnDesk() {
  if ((await currentUser()) === null) redirect("/sign-in");
  const [own, another] = await listOwnWorkspaces();
  redirect(own === undefined || another !== undefined ? "/" : `/${own.slug}/articles`);
}
