import { themeKey } from "@/components/ui/theme-script";

/** What a person may choose. */
export const themes = ["system", "light", "dark"] as const;

/** A choice of theme. */
export type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();

/** The theme chosen in this browser. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(themeKey);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** Chooses a theme for this browser, at once. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") {
    localStorage.removeItem(themeKey);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(themeKey, theme);
    document.documentElement.dataset.theme = theme;
  }
  for (const listener of listeners) listener();
}

/** Calls back when another theme is chosen, here or in another tab; returns what stops it. */
export function subscribeTheme(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}
