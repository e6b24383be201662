/** How long the log is and the one number that stands for all of it: anybody who noted it can tell later whether history was rewritten. */
export function LogHead({ head }: { head: { size: number; root: string } }) {
  return (
    <div className="keep-together mb-8 flex flex-col gap-1 border-hairline border-y py-3 text-12 text-secondary">
      <p>
        <span className="tabular font-strong text-ink">{head.size}</span> events. Each one is sealed by its hash, and all of them together
        by this root. Note it down: as long as it can be computed again, nothing was changed or removed.
      </p>
      <code className="break-all font-mono text-ink">{head.root}</code>
    </div>
  );
}
