const sizes = { small: "text-15", large: "text-28" } as const;

/** The product's name as it is set everywhere: serif, with a pencil line under it. */
export function Wordmark({ size = "small" }: { size?: keyof typeof sizes }) {
  return (
    <span
      className={`font-serif font-strong tracking-tight underline decoration-1 decoration-pencil decoration-dotted underline-offset-4 ${sizes[size]}`}
    >
      Assay
    </span>
  );
}
