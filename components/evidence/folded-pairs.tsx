/** Names and values that are folded away until somebody asks for them; nothing where there are none. */
export function FoldedPairs({ summary, pairs }: { summary: string; pairs: readonly (readonly [string, string])[] }) {
  if (pairs.length === 0) return null;
  return (
    <details className="text-13">
      <summary className="text-secondary">{summary}</summary>
      <dl className="wrap-anywhere mt-2 font-mono text-12">
        {pairs.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt className="inline text-secondary">{name}: </dt>
            <dd className="inline">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
