import { z } from "zod";
import { claimStates } from "@/lib/claims/workflow";
import { toldState } from "./claim-facts";
import { hashOfJson } from "./hash-of-json";
import { momentIn } from "./moment";

const claimState = z.enum(claimStates);
const momentName = /(?:At|Until)$/;
const moments = new Map<string, boolean>();

/** Whether a column holds moments, by its name; asked of each value of each row. */
function holdsMoments(column: string): boolean {
  const known = moments.get(column);
  if (known !== undefined) return known;
  const isOne = momentName.test(column);
  moments.set(column, isOne);
  return isOne;
}

/** A column's value in the words of the replay, which knows a claim's state only as far as events tell it. */
export function heldIn(table: string, column: string, value: unknown) {
  if (value === null) return "";
  if (typeof value === "object") return hashOfJson(value);
  if (typeof value !== "string" || value === "") return value;
  if (holdsMoments(column)) return momentIn(value);
  const state = table === "Claim" && (column === "state" || column === "heldFrom") ? claimState.safeParse(value) : null;
  return state?.success ? toldState(state.data) : value;
}
