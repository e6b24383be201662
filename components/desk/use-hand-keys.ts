"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { type ClaimKey, claimKeys, pressKeyed } from "@/components/claims/use-claim-keys";
import { type Acts, createFocusWish } from "./use-acts";

/**
 * The keys of the claim at hand. One that is pressed while the claim is still on its way acts when it has come, unless the person does
 * something else first.
 */
export function useHandKeys({ acts, isOnItsWay, explain }: { acts: Acts; isOnItsWay: boolean; explain: (words: string) => void }) {
  const [wish] = useState(() => createFocusWish(acts));
  const actNow = ({ keys, whenMissing }: ClaimKey) => pressKeyed(keys, () => explain(whenMissing));
  const arrived = useEffectEvent(() => {
    const waiting = claimKeys.find(({ keys }) => wish.take(keys));
    if (waiting === undefined) return;
    explain("");
    actNow(waiting);
  });
  useEffect(() => {
    if (!isOnItsWay) arrived();
  }, [isOnItsWay]);
  return (key: ClaimKey) => {
    if (!isOnItsWay) return actNow(key);
    wish.ask(key.keys);
    explain(`${key.does}: as soon as the claim is here.`);
  };
}
