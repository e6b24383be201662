import type { ReactNode } from "react";

const looks = {
  plain: "border-rule text-secondary",
  inverse: "border-current text-current",
} as const;

type KbdLook = keyof typeof looks;

/** One key cap. */
function Kbd({ children, look = "plain" }: { children: ReactNode; look?: KbdLook }) {
  return (
    <kbd
      className={`inline-flex h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-12 leading-none ${looks[look]}`}
    >
      {children}
    </kbd>
  );
}

/** Keys as they are pressed: `g a` is one after the other, `mod+k` at once (Ctrl, or Cmd on a Mac). */
export function Keys({ keys, look = "plain" }: { keys: string; look?: KbdLook }) {
  const caps = keys.split(" ").map((stroke, place) => ({ id: `${place}${stroke}`, stroke }));
  return (
    <span className="inline-flex items-center gap-1">
      {caps.map(({ id, stroke }, place) => (
        <span key={id} className="inline-flex items-center gap-1">
          {place > 0 ? <span className={`text-12 ${look === "plain" ? "text-secondary" : ""}`}>then</span> : null}
          <Kbd look={look}>{nameOf(stroke)}</Kbd>
        </span>
      ))}
    </span>
  );
}

function nameOf(stroke: string): string {
  const keys = stroke.split("+");
  return keys.map((key) => names[key] ?? (keys.length > 1 ? key.toUpperCase() : key)).join(" ");
}

const names: Record<string, string> = {
  mod: "Ctrl",
  shift: "Shift",
  alt: "Alt",
  enter: "Enter",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
};
