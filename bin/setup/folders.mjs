import path from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** A path inside the checkout. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Where everything that must outlive a run is kept: ASSAY_DATA, else `.data` in the checkout. */
export const dataFolder = () => path.resolve(process.env.ASSAY_DATA || inRoot(".data"));
