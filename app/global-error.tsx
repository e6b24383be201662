"use client";
import { ErrorPage } from "@/components/ui/error-page";
import "./globals.css";

/** Stands in for the whole document when even its frame broke. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorPage error={error} retry={retry} />
      </body>
    </html>
  );
}
