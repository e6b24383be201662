/**
 * Tells the page around a card how high the card is, at first and whenever that changes. The only script in a card, the same in all of them:
 * its hash stands in their content security policy. A card whose page does not listen, or that may run nothing, scrolls instead.
 */
export const cardScript = `(()=>{const root=document.documentElement;const tell=()=>parent.postMessage({type:"assay-card",height:Math.ceil(root.getBoundingClientRect().height)},"*");new ResizeObserver(tell).observe(root)})()`;
