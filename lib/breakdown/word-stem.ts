function words(list: string): ReadonlyMap<string, string> {
  return new Map(
    list
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [base = "", ...forms] = line.trim().split(" ");
        return forms.map((form): [string, string] => [form, base]);
      }),
  );
}

/** Forms that no suffix rule brings together, each line a base and its forms. */
const irregular = words(`
  be been being
  begin began begun
  break broke broken
  bring brought
  build built
  buy bought
  catch caught
  child children
  choose chose chosen
  come came
  cost costs
  deal dealt
  die died dies dying dead death deaths
  draw drew drawn
  drive drove driven
  fall fell fallen
  feel felt
  fight fought
  find found
  foot feet
  forget forgot forgotten
  get got gotten
  give gave given
  go went gone
  grow grew grown
  hear heard
  hide hid hidden
  hold held
  keep kept
  know knew known
  lead led
  leave left
  lend lent
  lie lying
  lose lost loss losses
  make made
  man men
  mean meant
  meet met
  pay paid
  person people
  prove proven
  rise rose risen
  run ran
  say said
  see saw seen
  seek sought
  sell sold sale sales
  send sent
  shake shook shaken
  shoot shot shots shooting shootings
  show shown
  sink sank sunk
  sit sat
  speak spoke spoken speech speeches
  spend spent
  stand stood
  steal stole stolen
  take took taken
  teach taught
  tell told
  think thought
  throw threw thrown
  wear wore worn
  win won
  woman women
  write wrote written`);

/** Words that only look like plurals or forms of another. */
const whole = new Set(["news", "series", "species", "gas", "bias", "atlas", "this", "us"]);

const vowels = "aeiouy";
const doubles = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const lengthMax = 40;

function isVowel(word: string, at: number): boolean {
  const letter = word.charAt(at);
  return vowels.includes(letter) && !(letter === "y" && at === 0);
}

function hasVowel(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (isVowel(word, at)) return true;
  return false;
}

/** Where the region begins behind the first consonant that follows a vowel, looked for from `from` on. */
function regionAfter(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at += 1) if (!isVowel(word, at) && isVowel(word, at - 1)) return at + 1;
  return word.length;
}

function endsShort(word: string): boolean {
  const last = word.length - 1;
  if (last === 1) return isVowel(word, 0) && !isVowel(word, 1);
  return last > 1 && isVowel(word, last - 1) && !isVowel(word, last) && !isVowel(word, last - 2) && !"wxy".includes(word.charAt(last));
}

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies") || word.endsWith("ied")) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/(?:us|ss)$/.test(word) || !word.endsWith("s")) return word;
  return hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutTense(word: string, first: number): string {
  const ending = /(?:eedly|eed|ingly|edly|ing|ed)$/.exec(word)?.[0];
  if (ending === undefined) return word;
  const bare = word.slice(0, -ending.length);
  if (ending.startsWith("ee")) return bare.length >= first ? `${bare}ee` : word;
  if (!hasVowel(bare)) return word;
  if (/(?:at|bl|iz)$/.test(bare)) return `${bare}e`;
  if (doubles.test(bare)) return bare.slice(0, -1);
  return regionAfter(bare, 0) >= bare.length && endsShort(bare) ? `${bare}e` : bare;
}

const derived: readonly (readonly [string, string])[] = [
  ["ization", "ize"],
  ["ational", "ate"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "ive"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["lessli", "less"],
  ["entli", "ent"],
  ["ation", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["ousli", "ous"],
  ["iviti", "ive"],
  ["fulli", "ful"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["abli", "able"],
  ["izer", "ize"],
  ["ator", "ate"],
  ["alli", "al"],
  ["bli", "ble"],
];

const dropped = [
  "ement",
  "ance",
  "ence",
  "able",
  "ible",
  "ment",
  "icate",
  "ative",
  "alize",
  "iciti",
  "ical",
  "ness",
  "ant",
  "ent",
  "ism",
  "ist",
  "ate",
  "iti",
  "ous",
  "ive",
  "ize",
  "ful",
  "ion",
  "al",
  "er",
  "ic",
];

/**
 * The stem of a lower-case English word, so that forms of one word are looked up as one: plural and tense endings, then endings that
 * make nouns and adjectives, after Porter's second algorithm (2001), and a list of irregular forms. Words of other scripts come back as they are.
 */
export function wordStem(form: string): string {
  const word = irregular.get(form) ?? form;
  if (whole.has(word) || word.length < 3 || word.length > lengthMax || !/^[a-z']+$/.test(word)) return word;
  const first = regionAfter(word, 0);
  const second = regionAfter(word, first);
  let stem = withoutTense(withoutPlural(word), first);
  if (/[^aeiou]y$/.test(stem) && stem.length > 2) stem = `${stem.slice(0, -1)}i`;
  for (const [ending, other] of derived) {
    if (!stem.endsWith(ending)) continue;
    if (stem.length - ending.length >= first) stem = stem.slice(0, -ending.length) + other;
    break;
  }
  if (stem.endsWith("li") && stem.length - 2 >= first && /[cdeghkmnrt]li$/.test(stem)) stem = stem.slice(0, -2);
  for (const ending of dropped) {
    if (!stem.endsWith(ending)) continue;
    const bare = stem.length - ending.length;
    if (bare >= second && (ending !== "ion" || /[st]ion$/.test(stem))) stem = stem.slice(0, bare);
    break;
  }
  if (stem.endsWith("e") && (stem.length - 1 >= second || (stem.length - 1 >= first && !endsShort(stem.slice(0, -1)))))
    stem = stem.slice(0, -1);
  return stem;
}
