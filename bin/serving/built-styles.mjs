// The stylesheets of the build, to be written into pages, so that these load in one round trip.
import { readFileSync } from "node:fs";
import path from "node:path";
import { openStyle } from "./used-style.mjs";

const stylePath = /^\/_next\/static\/((?:[\w~-]+\/)*)([\w.~-]+\.css)$/;
/** What the first words of nearly every page are set in; other letters are fetched when a page holds one of them. */
const firstLetters = /\/(?:sans|serif)-latin\./;
const fonts = /url\((\/_next\/static\/[^)"']+\.woff2)\)/g;

/** Addresses inside a stylesheet are told from where it stands; inside a page they must be whole. */
function withWholeAddresses(css, folder) {
  return css.replace(/url\((?!["']?(?:data:|\/|#|https?:))([^)"']+)\)/g, (_, address) => `url(${path.posix.join(folder, address)})`);
}

/**
 * Reads the stylesheets below a build's folder: `styleOf(href)` answers what tells of a page of HTML `{ css, fonts }`, the style as it can stand in that
 * page, without what it has no use for, and the fonts to fetch at once; or null for what is no stylesheet of the build. A build never changes, so each
 * is read once.
 */
export function openBuiltStyles(buildFolder) {
  const known = new Map();

  function read(href) {
    const parts = stylePath.exec(href);
    if (parts === null) return null;
    const css = withWholeAddresses(readFileSync(path.join(buildFolder, "static", parts[1], parts[2]), "utf8"), `/_next/static/${parts[1]}`);
    // It would end the element.
    if (/<\/style/i.test(css)) return null;
    const usedBy = openStyle(css);
    return (html) => {
      const used = usedBy(html);
      return {
        css: used,
        fonts: [...new Set([...used.matchAll(fonts)].map(([, address]) => address))].filter((address) => firstLetters.test(address)),
      };
    };
  }

  return function styleOf(href) {
    if (!known.has(href)) known.set(href, read(href));
    return known.get(href);
  };
}
