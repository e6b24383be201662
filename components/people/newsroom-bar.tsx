"use client";
import { Keyboard, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useState } from "react";
import { runCommand } from "@/components/forms/run-command";
import { sayRole } from "@/components/people/role-choices";
import { Button } from "@/components/ui/button";
import { CommandPalette, openCommandPalette, type PaletteCommand, usePaletteCommands } from "@/components/ui/command-palette";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Avatar } from "@/components/ui/faces";
import { IconButton } from "@/components/ui/icon-button";
import { TextLink } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { route } from "@/components/ui/route";
import { openShortcutSheet, ShortcutSheet, useShortcuts } from "@/components/ui/shortcuts";
import { ThemeMenu } from "@/components/ui/theme-menu";
import { Toasts } from "@/components/ui/toast";
import { TopBar } from "@/components/ui/top-bar";
import type { Result } from "@/lib/result";

/** Who is signed in, and where. */
export type NewsroomFrame = { slug: string; newsroom: string; person: { id: string; name: string; role: string } };

function sectionsOf(slug: string) {
  return [
    { name: "My work", href: route(`/${slug}/queue`), keys: "g w" },
    { name: "Board", href: route(`/${slug}/board`), keys: "g b" },
    { name: "Articles", href: route(`/${slug}/articles`), keys: "g a" },
    { name: "Claims", href: route(`/${slug}/claims`), keys: "g c" },
    { name: "Sources", href: route(`/${slug}/sources`), keys: "g o" },
    { name: "People", href: route(`/${slug}/people`), keys: "g p" },
    { name: "Audit", href: route(`/${slug}/audit`), keys: "g l" },
    { name: "Settings", href: route(`/${slug}/settings`), keys: "g s" },
  ];
}

/** The bar of a newsroom, with what stands ready on each of its pages: keys, palette, messages. */
export function NewsroomBar({
  frame,
  bell,
  signOut,
  signOutEverywhere,
}: {
  frame: NewsroomFrame;
  /** The way to one's notifications. */
  bell: ReactNode;
  signOut: () => Promise<void>;
  signOutEverywhere: () => Promise<Result<unknown>>;
}) {
  const { slug, newsroom, person } = frame;
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const sections = useMemo(() => sectionsOf(slug), [slug]);
  const shortcuts = useMemo(
    () => sections.map((section) => ({ keys: section.keys, does: `Go to ${section.name}`, run: () => router.push(section.href) })),
    [sections, router],
  );
  const commands = useMemo<PaletteCommand[]>(
    () => [
      ...sections.map((section) => ({ id: section.href, label: section.name, section: "Go to", keys: section.keys, href: section.href })),
      { id: "new-article", label: "Submit an article", section: "Do", words: "new add paste upload", href: route(`/${slug}/articles/new`) },
      {
        id: "agreement",
        label: "Agreement",
        section: "Go to",
        words: "kappa alpha krippendorff statistics",
        href: route(`/${slug}/agreement`),
      },
      {
        id: "scale",
        label: "Rating scale",
        section: "Go to",
        words: "verdict labels colours translations",
        href: route(`/${slug}/settings/scale`),
      },
      {
        id: "error-reports",
        label: "Readers’ reports",
        section: "Go to",
        words: "errors mistakes complaints corrections",
        href: route(`/${slug}/error-reports`),
      },
      {
        id: "published",
        label: "What readers see",
        section: "Go to",
        words: "public reports",
        run: () => window.location.assign(`/newsrooms/${slug}`),
      },
      { id: "shortcuts", label: "Keyboard shortcuts", section: "Do", keys: "?", run: openShortcutSheet },
      {
        id: "account",
        label: "Your account",
        section: "Go to",
        words: "password profile languages biography",
        href: route(`/${slug}/account`),
      },
      { id: "sign-out", label: "Sign out", section: "Do", run: () => void signOut() },
    ],
    [sections, slug, signOut],
  );
  useShortcuts("Go to", shortcuts);
  usePaletteCommands(commands);

  return (
    <>
      <TopBar
        sections={sections}
        brand={
          <TextLink href={route(`/${slug}/articles`)} look="quiet" className="truncate font-serif font-strong text-15">
            {newsroom}
          </TextLink>
        }
      >
        <IconButton icon={Search} label="Find" keys="mod+k" onPress={openCommandPalette} />
        <span className="max-sm:hidden">
          <IconButton icon={Keyboard} label="Keyboard shortcuts" keys="?" onPress={openShortcutSheet} />
        </span>
        {bell}
        <ThemeMenu />
        <Menu
          label="You"
          trigger={
            <Button look="quiet" className="!px-1">
              <span className="sr-only">You: </span>
              <Avatar face={person} size="medium" />
            </Button>
          }
          entries={[
            { id: "account", label: "Your account", href: `/${slug}/account` },
            { id: "line", separator: true },
            { id: "sign-out", label: "Sign out", onAction: () => void signOut() },
            { id: "everywhere", label: "Sign out everywhere…", onAction: () => setIsAsking(true) },
          ]}
        >
          <p className="border-hairline border-b px-2 pt-1 pb-2 text-13">
            <span className="block font-strong">{person.name}</span>
            <span className="text-secondary">{sayRole(person.role)}</span>
          </p>
        </Menu>
      </TopBar>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title="Sign out everywhere?"
        confirmLabel="Sign out everywhere"
        onConfirm={async () => {
          if (await runCommand(signOutEverywhere)) window.location.assign("/sign-in?signed-out=1");
        }}
      >
        Every browser where you are signed in, this one too, must sign in again at its next step. Nothing that was saved is lost.
      </ConfirmDialog>
      <CommandPalette />
      <ShortcutSheet />
      <Toasts />
    </>
  );
}
