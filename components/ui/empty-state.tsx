import type { ReactNode } from "react";

/** Nothing here yet: what the place is for in one sentence, and the one thing to do next. */
export function EmptyState({
  title,
  children,
  action,
  level = 2,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  level?: 2 | 3;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-16 text-center">
      <Heading className="text-18">{title}</Heading>
      <p className="max-w-[46ch] text-pretty text-15 text-secondary">{children}</p>
      {action}
    </div>
  );
}
