"use client";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";

/** Lets the kit's links and menus move without reloading, and pins its words to one language on server and browser. */
export function Providers({ children }: { children: ReactNode }) {
  const router = useRouter();
  return (
    <RouterProvider navigate={(href) => router.push(href as Route)}>
      <I18nProvider locale="en-GB">{children}</I18nProvider>
    </RouterProvider>
  );
}
