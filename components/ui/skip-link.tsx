/** Lets keyboard users jump over the bar. First in every frame that has something before its main part, in the words of its language. */
export function SkipLink({ words = "Skip to the content" }: { words?: string }) {
  return (
    <a
      href="#main"
      className="no-print sr-only z-50 rounded-sm bg-raised px-3 py-2 font-strong text-13 text-accent focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
    >
      {words}
    </a>
  );
}
