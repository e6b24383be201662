import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { earlyPressScript } from "@/components/ui/early-press-script";
import { Providers } from "@/components/ui/providers";
import { TestBanner } from "@/components/ui/test-banner";
import { themeScript } from "@/components/ui/theme-script";
import { environment } from "@/lib/environment";
import "./globals.css";

export const metadata: Metadata = {
  description: "A fact-check desk for newsrooms: every claim anchored to its words, every verdict open to inspection.",
};

export const viewport: Viewport = {
  // No colorScheme here: tokens.css says it, and Next writes this tag anew at each step, which would restyle the whole page.
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#161513" },
  ],
};

/** Every page's frame. Reads no request, so that public pages below it can be cached. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The theme script sets data-theme before React wakes up.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash. */}
        <script data-reader="" dangerouslySetInnerHTML={{ __html: themeScript }} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash. */}
        <script dangerouslySetInnerHTML={{ __html: earlyPressScript }} />
      </head>
      <body>
        {environment.isTest ? <TestBanner /> : null}
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
