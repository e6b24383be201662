import type { ReactNode } from "react";
import { PublicFrame } from "@/components/reports/public-frame";
import type { Speech } from "@/lib/reports/speech";
import { readNewsroom } from "./read";

/** A page of a newsroom for readers, in its frame, both in one language. */
export async function PublicPage({ workspace, speech, children }: { workspace: string; speech: Speech; children: ReactNode }) {
  const newsroom = await readNewsroom(workspace);
  // The layout says so.
  if (newsroom === null) return null;
  return (
    <PublicFrame newsroom={newsroom} speech={speech}>
      {children}
    </PublicFrame>
  );
}
