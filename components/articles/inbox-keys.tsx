"use client";
import { useRouter } from "next/navigation";
import { useShortcuts } from "@/components/ui/shortcuts";

/** Keys of the inbox: along the rows, to the search, to a new article. Enter opens the row in focus, as on any link. */
export function InboxKeys({ workspace, maySubmit }: { workspace: string; maySubmit: boolean }) {
  const router = useRouter();
  const shortcuts = [
    { keys: "j", does: "Next article", run: () => focusRow(1) },
    { keys: "k", does: "Previous article", run: () => focusRow(-1) },
    { keys: "/", does: "Search articles", run: () => document.querySelector<HTMLInputElement>("input[type=search][name=search]")?.focus() },
  ];
  const submitting = { keys: "n", does: "Submit an article", run: () => router.push(`/${workspace}/articles/new`) };
  useShortcuts("Articles", maySubmit ? [...shortcuts, submitting] : shortcuts);
  return null;
}

function focusRow(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-article-link]")];
  const here = links.findIndex((link) => link.matches(":focus"));
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}
