import type { ReactNode } from "react";

const looks = {
  plain: "border-hairline bg-sunken text-secondary",
  accent: "border-transparent bg-accent-wash text-accent",
  success: "border-transparent bg-success-wash text-success",
  caution: "border-transparent bg-caution-wash text-caution",
  danger: "border-transparent bg-danger-wash text-danger",
  outline: "border-rule bg-transparent text-secondary",
} as const;

/** A look that a badge or a notice may have. */
export type Tone = keyof typeof looks;

/** A word or two about the thing beside it. The word carries the meaning; the colour only helps. */
export function Badge({ children, tone = "plain" }: { children: ReactNode; tone?: Tone }) {
  return (
    <span className={`inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-strong text-12 ${looks[tone]}`}>
      {children}
    </span>
  );
}
