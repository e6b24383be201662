"use client";
import { Bell } from "lucide-react";
import NextLink from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { listenLive, openLive } from "@/components/live/live-source";
import { usePaletteCommands } from "@/components/ui/command-palette";
import { route } from "@/components/ui/route";
import { useShortcuts } from "@/components/ui/shortcuts";

const shownMax = 99;

/** The way to one's notifications, with how many are unread; follows the newsroom live. `g n` goes there. */
export function NotificationBell({ workspace, unread }: { workspace: string; unread: number }) {
  const router = useRouter();
  const path = usePathname();
  const href = route(`/${workspace}/notifications`);
  const [told, setTold] = useState({ drawn: unread, count: unread });
  // What the page was drawn with anew is newer than what the stream said before.
  const count = told.drawn === unread ? told.count : unread;
  useEffect(() => openLive(workspace), [workspace]);
  useEffect(() => listenLive({ unread: (heard) => setTold({ drawn: unread, count: heard }) }), [unread]);
  const shortcuts = useMemo(() => [{ keys: "g n", does: "Go to Notifications", run: () => router.push(href) }], [href, router]);
  const commands = useMemo(() => [{ id: "notifications", label: "Notifications", section: "Go to", keys: "g n", href }], [href]);
  useShortcuts("Go to", shortcuts);
  usePaletteCommands(commands);
  const words = count === 0 ? "Notifications" : `Notifications, ${count} unread`;
  return (
    <NextLink
      href={href}
      aria-label={words}
      aria-current={path === href ? "page" : undefined}
      title={words}
      className="relative inline-flex size-8 items-center justify-center rounded-sm text-ink hover:bg-sunken"
    >
      <Bell aria-hidden size={16} strokeWidth={1.75} />
      {count === 0 ? null : (
        <span
          aria-hidden
          className="tabular absolute top-0 left-4 min-w-4 rounded-full bg-accent px-1 text-center font-strong text-[0.625rem] text-on-accent leading-4"
        >
          {count > shownMax ? `${shownMax}+` : count}
        </span>
      )}
      <span role="status" className="sr-only">
        {count > unread ? words : ""}
      </span>
    </NextLink>
  );
}
