/** The two themes a colour is seen in. */
export type Theme = "light" | "dark";

/** What labels are written on in each theme: the grounds of app/tokens.css, which a test compares. */
export const grounds = {
  light: { paper: "#fbfaf7", raised: "#ffffff", sunken: "#f3f0ea", selected: "#e7edf8" },
  dark: { paper: "#161513", raised: "#211f1c", sunken: "#1d1b18", selected: "#1e2a42" },
} as const satisfies Record<Theme, Record<string, string>>;

/** The least contrast of text with what it stands on (WCAG 2.2, 1.4.3). */
export const textContrastMin = 4.5;

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2: relative luminance and contrast ratio). */
export function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** The least contrast a colour has with any ground of a theme. */
export function leastContrast(colour: string, theme: Theme): number {
  return Math.min(...Object.values(grounds[theme]).map((ground) => contrast(colour, ground)));
}

/** Why a colour `#rrggbb` cannot be used for a label in a theme, in a sentence; null when it can. */
export function contrastProblem(colour: string, theme: Theme): string | null {
  const found = leastContrast(colour, theme);
  if (found >= textContrastMin) return null;
  // Rounded down, so that 4.47 is not told as 4.5.
  const shown = (Math.floor(found * 10) / 10).toFixed(1);
  return `Too close to the ${theme} background: contrast ${shown}, and ${textContrastMin} is needed. Choose a ${theme === "light" ? "darker" : "lighter"} colour.`;
}
