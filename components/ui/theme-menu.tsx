"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { chooseTheme, chosenTheme, subscribeTheme, type Theme, themes } from "@/components/ui/theme";

const names: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };
const icons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Chooses light, dark, or whatever the system says. */
export function ThemeMenu() {
  const theme = useSyncExternalStore<Theme>(subscribeTheme, chosenTheme, () => "system");
  return (
    <Menu
      label="Theme"
      trigger={<IconButton icon={icons[theme]} label="Theme" />}
      entries={themes.map((one) => ({ id: one, label: names[one], isCurrent: one === theme, onAction: () => chooseTheme(one) }))}
    />
  );
}
