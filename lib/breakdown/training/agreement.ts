/** The labels two people gave one sentence: kind letter and three digits, as in a corpus file. */
export type TwiceLabelled = { article: string; first: string; second: string; text: string };

/** What the digits of a label stand for, with the place of each in it. */
export const labelPlaces = { kind: 0, "worth a check": 1, verifiable: 2, subjective: 3 } as const;

/**
 * Reads a file of the second pass: one head line, then article, first label, second label and sentence between tabs. Throws with the
 * line on anything else.
 */
export function readSecondPass(content: string): TwiceLabelled[] {
  return content
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line, at) => {
      const [article, first, second, text, ...rest] = line.split("\t");
      if (!article || !isLabel(first) || !isLabel(second) || !text || rest.length > 0)
        throw new Error(`second pass, line ${at + 2}: not two labels`);
      return { article, first, second, text };
    });
}

function isLabel(label: string | undefined): label is string {
  return label !== undefined && /^[CQOPRUBHX][01]{3}$/.test(label);
}

/**
 * The share of pairs that agree and Cohen's kappa, which is that share corrected for what two people would agree on by chance
 * (Cohen, A coefficient of agreement for nominal scales, 1960). Kappa is 1 where only one answer was ever given; no pairs throw.
 */
export function agreementOf(pairs: readonly (readonly [string, string])[]): { share: number; kappa: number } {
  if (pairs.length === 0) throw new Error("no pairs to compare");
  const shareOf = (isCounted: (pair: readonly [string, string]) => boolean) => pairs.filter(isCounted).length / pairs.length;
  const share = shareOf(([first, second]) => first === second);
  let byChance = 0;
  for (const answer of new Set(pairs.flat()))
    byChance += shareOf(([first]) => first === answer) * shareOf(([, second]) => second === answer);
  return { share, kappa: byChance === 1 ? 1 : (share - byChance) / (1 - byChance) };
}
