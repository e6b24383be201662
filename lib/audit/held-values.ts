import { z } from "zod";
import { claimStates } from "@/lib/claims/workflow";
import { toldState } from "./claim-facts";
import { hashOfJson } from "./hash-of-json";

const claimState = z.enum(claimStates);
const isMoment = /(?:At|Until)$/;

/** A column's value in the words of the replay, which knows a claim's state only as far as events tell it. */
export function heldIn(table: string, column: string, value: unknown) {
  if (value === null) return "";
  if (typeof value === "object") return hashOfJson(value);
  if (typeof value !== "string" || value === "") return value;
  // What is no moment of ours, such as infinity, stays what it is and differs.
  if (isMoment.test(column)) return Number.isNaN(Date.parse(value)) ? value : new Date(value).toISOString();
  const state = table === "Claim" && (column === "state" || column === "heldFrom") ? claimState.safeParse(value) : null;
  return state?.success ? toldState(state.data) : value;
}
