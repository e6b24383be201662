import { z } from "zod";
import { claimStates } from "@/lib/claims/workflow";
import { toldState } from "./claim-facts";
import { hashOfJson } from "./hash-of-json";
import { momentIn } from "./moment";

const claimState = z.enum(claimStates);
const momentName = /(?:At|Until)$/;

/** How what a column holds is told: as it is, as a moment, or as a claim's state, which a replay knows only as far as events tell it. */
export type HeldKind = "plain" | "moment" | "claimState";

/** Which of them a column is, by its name. */
export function heldKind(table: string, column: string): HeldKind {
  if (momentName.test(column)) return "moment";
  return table === "Claim" && (column === "state" || column === "heldFrom") ? "claimState" : "plain";
}

/** A column's value in the words of the replay. */
export function heldAs(kind: HeldKind, value: unknown) {
  if (value === null) return "";
  if (typeof value === "object") return hashOfJson(value);
  if (kind === "plain" || typeof value !== "string" || value === "") return value;
  if (kind === "moment") return momentIn(value);
  const state = claimState.safeParse(value);
  return state.success ? toldState(state.data) : value;
}
