"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import {
  Dialog as AriaDialog,
  Autocomplete,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import { Keys } from "@/components/ui/kbd";
import type { Goes } from "@/components/ui/link";
import { createRegistry } from "@/components/ui/registry";
import { useShortcuts } from "@/components/ui/shortcuts";

/** One line of the palette: somewhere to go or something to do. `words` are found but not shown. */
export type PaletteCommand = { id: string; label: string; section: string; keys?: string; words?: string } & (
  | { href: Goes<string>["href"] }
  | { run: () => void }
);

const registry = createRegistry<PaletteCommand>();
const nothing: readonly PaletteCommand[] = [];

/** Adds commands to the palette while the component is mounted. */
export function usePaletteCommands(commands: readonly PaletteCommand[]): void {
  useEffect(() => registry.add(commands), [commands]);
}

/** The palette: Cmd/Ctrl-K, type, Enter. Stands once, in the layout. */
export function CommandPalette() {
  const [isOpen, setIsOpen] = useState(false);
  const [own] = useState(() => [{ keys: "mod+k", does: "Find anything to go to or do", run: () => setIsOpen(true) }]);
  useShortcuts("Everywhere", own);
  return (
    <ModalOverlay
      isDismissable
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      className="fixed inset-0 z-40 flex items-start justify-center bg-shade p-4 pt-[12dvh]"
    >
      <Modal className="floats w-full max-w-xl overflow-hidden rounded-md border border-hairline bg-raised shadow-float">
        <AriaDialog aria-label="Command palette" className="outline-none">
          {({ close }) => <PaletteList close={close} />}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Opens the palette from a button, as its key would. */
export function openCommandPalette(): void {
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true }));
}

function PaletteList({ close }: { close: () => void }) {
  const router = useRouter();
  const { contains } = useFilter({ sensitivity: "base" });
  const commands = useSyncExternalStore(registry.subscribe, registry.read, () => nothing);
  const sections = [...new Set(commands.map((command) => command.section))];
  function act(id: string) {
    const command = commands.find((one) => one.id === id);
    if (command === undefined) return;
    close();
    if ("href" in command) router.push(command.href);
    else command.run();
  }
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label="What do you want to do?" autoFocus className="flex items-center gap-2 border-hairline border-b px-3">
        <Search aria-hidden size={16} className="shrink-0 text-secondary" />
        <Input
          placeholder="Type to find…"
          className="h-11 w-full bg-transparent text-15 outline-none placeholder:text-secondary [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable to be scrolled; its entries take no focus of their own. */}
      <section aria-label="Found commands" tabIndex={0} className="max-h-[50dvh] overflow-y-auto outline-offset-[-2px]">
        <Menu
          aria-label="Commands"
          onAction={(id) => act(String(id))}
          renderEmptyState={() => <p className="px-3 py-8 text-center text-13 text-secondary">Nothing matches. Try fewer letters.</p>}
          className="p-1 outline-none"
        >
          {sections.map((section) => (
            <MenuSection key={section} className="mb-1">
              <Header className="px-2 py-1 text-12 text-secondary">{section}</Header>
              {commands
                .filter((command) => command.section === section)
                .map((command) => (
                  <MenuItem
                    key={command.id}
                    id={command.id}
                    textValue={`${command.label} ${command.words ?? ""}`}
                    className="flex min-h-8 cursor-pointer items-center justify-between gap-4 rounded-sm px-2 text-13 outline-none data-focused:bg-selected"
                  >
                    {command.label}
                    {command.keys === undefined ? null : <Keys keys={command.keys} />}
                  </MenuItem>
                ))}
            </MenuSection>
          ))}
        </Menu>
      </section>
    </Autocomplete>
  );
}
