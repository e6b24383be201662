"use client";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";

/** What a person sees when something broke that should not: what happened, what was kept, what to do. */
export function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => console.error(error), [error]);
  const reference = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
  return (
    <MessagePage
      title="Something broke on this page"
      actions={
        <>
          <Button look="primary" onPress={retry}>
            Try again
          </Button>
          <Button onPress={() => window.location.assign("/")}>Go to the front page</Button>
        </>
      }
    >
      <p>This is our mistake, not yours. Everything that was saved before is safe: what the desk records is never half-written.</p>
      <p>
        Try again. If it happens a second time, tell whoever runs this server{reference === null ? "." : " and give the reference below."}
      </p>
      {reference === null ? null : (
        <p>
          Reference: <code className="font-mono text-13 text-ink">{reference}</code>
        </p>
      )}
    </MessagePage>
  );
}
