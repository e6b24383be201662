/** A page as it was read, and how it was come by. */
export type ReadPage = { title: string | null; headings: readonly string[]; text: string; requestedUrl: string; finalUrl: string };

/** An article that is about missing pages may be called so; one as long as this is taken for an article. */
const errorPageLengthMax = 3_000;
/** On a page as short as this, the words may stand anywhere. */
const noticeLengthMax = 600;

/** What error pages are called, as a whole title, a part of it, or a heading. */
const names = [
  /^(?:error )?404(?: error)?(?:[ .:,]{1,3}(?:page |seite |file )?not found)?$/,
  /^(?:page|article|story|content|file)? ?not found$/,
  /^(?:seite|artikel|inhalt) nicht gefunden$/,
  /^(?:page|article) (?:introuvable|non trouvée?)$/,
  /^página no encontrada$/,
  /^pagina non trovata$/,
  /^página não encontrada$/,
  /^pagina niet gevonden$/,
  /^(?:nie znaleziono strony|strona nie istnieje|strona nie została znaleziona)$/,
  /^sidan (?:hittades inte|kunde inte hittas|finns inte)$/,
  /^siden (?:blev ikke fundet|ikke fundet|finnes ikke|ble ikke funnet)$/,
  /^sivua ei löy(?:dy|tynyt)$/,
  /^sayfa bulunamadı$/,
  /^(?:страница не найдена|сторінку не знайдено)$/,
  /^(?:الصفحة غير موجودة|הדף לא נמצא)$/,
  /^(?:页面不存在|找不到页面|找不到網頁|ページが見つかりません|페이지를 찾을 수 없습니다)$/,
];

/** What they say in a sentence. */
const sentences = [
  {
    subject: /\b(?:page|article|story|content)\b/g,
    says: /\b(?:(?:could not|couldn['’]t|cannot|can['’]t) be found|was not found|does(?: not|n['’]t) exist|no longer exists|is no longer available|has been (?:removed|deleted))/,
  },
  { subject: /\b(?:seite|artikel)\b/g, says: /\b(?:nicht gefunden|existiert nicht|nicht mehr verfügbar)/ },
  { subject: /\b(?:page|article)\b/g, says: /\b(?:est introuvable|n['’]existe (?:pas|plus))/ },
  { subject: /\bpágina\b/g, says: /\b(?:no existe|no se encuentra|não existe|não foi encontrada)/ },
];
/** How far behind what is missing a sentence may say so, and how long that is at most. */
const gapLengthMax = 60;
const saidLengthMax = 30;

/** The words of a text that say so, from what is missing on; undefined where none do. */
function saidIn(text: string, { subject, says }: { subject: RegExp; says: RegExp }): string | undefined {
  for (const match of text.matchAll(subject)) {
    const from = match.index + match[0].length;
    const behind = text.slice(from, from + gapLengthMax + saidLengthMax);
    const said = says.exec(behind);
    if (said && said.index <= gapLengthMax && !/[.!?]/.test(behind.slice(0, said.index)))
      return text.slice(match.index, from + said.index + said[0].length);
  }
  return undefined;
}

/**
 * Says in a sentence that a page which answered as if all were well tells its readers that nothing is there, or that the site led to its
 * front page instead; null when it does neither.
 */
export function sayNotFound(page: ReadPage): string | null {
  if (isFrontPage(page.finalUrl) && !isFrontPage(page.requestedUrl)) {
    return "The address led to the site’s front page, so the article is probably gone. Paste its text instead.";
  }
  const { text } = page;
  if (text.length > errorPageLengthMax) return null;
  const called = [page.title ?? "", ...page.headings.slice(0, 2)].flatMap((name) => [name, ...name.split(/\s[-–—|·:]\s|[|·–—:]/)]);
  const found =
    called.map(plain).find((name) => names.some((pattern) => pattern.test(name))) ??
    (text.length <= noticeLengthMax
      ? sentences.map((sentence) => saidIn(plain(text), sentence)).find((said) => said !== undefined)
      : undefined);
  return found === undefined
    ? null
    : `The page answers, but says that nothing is there (“${found.slice(0, 80)}”). If this is the article after all, paste its text instead.`;
}

const edges = new Set(" !.,…");

/** In lower case, white space as one blank, without the marks at either end. Trimmed by hand: a pattern for the end of a long row of marks takes quadratic time. */
function plain(words: string): string {
  const line = words.toLowerCase().replace(/\s+/g, " ");
  let [start, end] = [0, line.length];
  while (start < end && edges.has(line.charAt(start))) start += 1;
  while (end > start && edges.has(line.charAt(end - 1))) end -= 1;
  return line.slice(start, end);
}

function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return search === "" && /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?|index\.[a-z]{3,5}|home\/?)?$/i.test(pathname);
}
