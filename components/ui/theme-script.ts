/** Where the browser keeps the chosen theme: `light`, `dark`, or nothing to follow the system. */
export const themeKey = "assay-theme";

/**
 * Runs before the first paint, so that a chosen theme never flashes. It is inline, and the same on every page: its hash stands in the
 * content security policy, which works for cached pages too, where a nonce cannot.
 */
export const themeScript = `try{var t=localStorage.getItem("${themeKey}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;
