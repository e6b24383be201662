import { stringify } from "csv-stringify/sync";
import { harmlessCell } from "@/lib/harmless-cell";
import type { AgreementClaim } from "./agreement-queries";

const columns = ["claim", "statement", "article", "settled", "reviewer", "label", "key", "value", "verdict"] as const;

/**
 * What agreement is measured on as CSV (RFC 4180, UTF-8 with a byte order mark), one assessment a row, so that it can be measured again with
 * other software. Cells that a spreadsheet would run as a formula begin with an apostrophe.
 */
export function agreementCsv(claims: readonly AgreementClaim[]): string {
  const rows = claims.flatMap(({ claimId, statement, article, decidedAt, verdict, said }) =>
    said.map(({ reviewer, label, key, value }) => ({
      ...{ claim: claimId, statement, article: article.title, settled: decidedAt.toISOString() },
      ...{ reviewer, label, key, value: value ?? "", verdict: verdict.key },
    })),
  );
  const shape = { header: true, columns: [...columns], bom: true, record_delimiter: "windows", quoted_match: /[\r\n]/ };
  return stringify(rows, { ...shape, cast: { string: harmlessCell } });
}
