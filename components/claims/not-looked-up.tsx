"use client";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** What could not be looked up, in words, and another attempt. */
export function NotLookedUp({ again, children }: { again: () => void; children: ReactNode }) {
  return (
    <div className="flex items-center gap-2 text-13 text-secondary">
      {children}
      <Button size="small" look="quiet" onPress={again}>
        Try again
      </Button>
    </div>
  );
}
