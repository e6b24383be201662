/** `assay verify`: checks a downloaded proof; 0 when it holds, 1 when it does not, 2 on wrong usage. No network, no database, only Node. */
export { run, usage } from "../../lib/audit/offline-verifier.mjs";
