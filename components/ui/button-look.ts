/** How a button looks: one `primary` a view, `plain` for the rest, `quiet` in rows and bars, `danger` for what cannot be taken back. */
export type ButtonLook = {
  look?: "primary" | "plain" | "quiet" | "danger" | undefined;
  size?: "small" | "medium" | undefined;
};

const looks = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong data-pressed:bg-accent-strong border border-transparent",
  plain: "bg-raised text-ink border border-rule hover:bg-sunken data-pressed:bg-sunken",
  quiet:
    "bg-transparent text-ink border border-transparent hover:bg-sunken data-pressed:bg-sunken aria-pressed:bg-selected data-selected:bg-selected",
  danger: "bg-raised text-danger border border-danger hover:bg-danger-wash data-pressed:bg-danger-wash",
} as const;

const sizes = {
  small: "h-7 px-2 text-12",
  medium: "h-8 px-3 text-13",
} as const;

const always =
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-sm font-strong no-underline transition-[color,background-color,border-color] duration-100 disabled:cursor-not-allowed disabled:opacity-60 data-disabled:cursor-not-allowed data-disabled:opacity-60 aria-disabled:cursor-not-allowed";

/** The classes of a button, for elements that must look like one (a summary, a label). */
export function buttonClass({ look = "plain", size = "medium" }: ButtonLook): string {
  return `${always} ${looks[look]} ${sizes[size]}`;
}
