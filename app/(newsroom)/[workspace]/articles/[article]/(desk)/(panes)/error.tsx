"use client";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The third pane when its claim could not be read; the article and the list stay as they are. */
export default function ClaimAtHandError({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <EmptyState title="This claim could not be shown" action={<Button onPress={retry}>Try again</Button>}>
      Nothing was changed, and what was saved is safe. Try again, or go on with another claim.
    </EmptyState>
  );
}
