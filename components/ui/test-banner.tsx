/** Says on every page that this server runs in test mode and must not be used for work. */
export function TestBanner() {
  return (
    <p role="note" className="no-print bg-caution-wash px-4 py-1 text-center text-12 text-caution">
      <strong>Test mode.</strong> This server treats some private addresses as public and must not be used for real work.
    </p>
  );
}
