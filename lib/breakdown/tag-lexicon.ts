import { irregularPasts } from "@/lib/breakdown/lexicon";
import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import type { Token } from "@/lib/breakdown/tokens";

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Joining words, prepositions, pronouns, auxiliaries and articles of English: no other word is one, whatever stands around it. */
const closed = words(`
  a an the this that these those some any no every each either neither all both half many much few several enough such another what which whatever whichever whose
  i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself yourself himself herself itself ourselves yourselves themselves
  who whom whoever one oneself someone somebody something anyone anybody anything everyone everybody everything nobody nothing none there other others
  be am is are was were been being have has had having do does did doing done will would shall should can could may might must ought need dare used get got gets getting
  'm 're 've 'll 'd 's s' n't not to cannot won't can't don't let's let
  aboard about above across after against along alongside amid amidst among amongst around as aside at atop barring because before behind below beneath beside besides between beyond but by
  circa concerning considering despite down during except excepting excluding following for from given if in including inside into like lest minus near notwithstanding of off on once onto opposite or
  out outside over past pending per plus pro regarding respecting round save since so than though although through throughout till toward towards under underneath unlike until unless up upon versus via
  vs v whereas whereby wherein wherever whenever whether when where while whilst why how with within without worth and nor yet et n ago according due prior next ahead instead rather thanks owing depending based
  together along apart regardless close away back forward forth less more most least even just only well far quite albeit et de la le del von van der`);

/** Verbs whose plain form and form in -s are never nouns or qualities. */
const alwaysVerb = words(`
  accept achieve acquire adapt add admit adopt agree allow announce appear apply appoint argue arise arrive ask assess assign assume attend avoid become begin believe belong build buy carry cause choose
  claim collect come compare comprise conclude conduct confirm connect consider consist construct contain continue contribute convince create declare decide define deliver denote depend derive describe
  destroy determine develop differ disappear discover discuss divide earn educate elect eliminate emerge employ enable encompass encourage enjoy ensure enter establish evolve examine exceed exist expand
  explain express extend feature finish follow form gain generate get give go grow happen hear help hold identify illustrate imagine imply improve include increase indicate inform inhabit inherit intend
  introduce invent investigate invite involve join keep know lack lead learn leave listen live lose maintain make manage marry mean meet merge move obtain occupy occur offer open operate oppose organise
  organize originate participate perform persuade possess possible precede predict prefer prepare present preserve prevent proceed produce prohibit promote propose protect prove provide publish
  pursue reach realise realize receive recognise recognize recommend refer reflect refuse regard reject relate remain remember remind remove replace represent require resemble reside resign retain
  reveal say see seek seem sell send serve settle solve specialise specialize specify speak spend stand start stay strengthen succeed suffer suggest survive take teach tell tend think transform translate
  travel treat understand undergo unite use vary want weigh win write accommodate accompany accomplish accuse acknowledge activate administer advise affirm aggravate allege allocate amend
  anticipate apologise apologize assemble assert attract authorise authorize await behave broaden calculate cancel celebrate circulate clarify cling coincide collaborate combine commemorate commit
  communicate compel compete compile complain compose comprehend conceal concede conceive condemn confess confine confront conquer constitute consult contend convert cooperate coordinate correspond criticise
  criticize cultivate dedicate deem defend deepen delete demolish demonstrate deny deploy deprive descend deserve devise devote diminish disagree disclose dismiss disprove dissolve
  distinguish distribute dominate donate embody embrace emphasise emphasize endanger endorse endure enforce engage enhance enlarge enrich enrol enroll entail entitle envision erode evoke exaggerate
  excel exclude execute exert expel facilitate flourish forbid foresee forget forgive formulate foster fulfil fulfill govern heal ignore immigrate implicate impose impress incite
  incorporate incur indulge infer inflict infringe inhibit initiate injure insert insist inspect inspire install instruct integrate interact interfere interpret intervene intensify isolate justify kneel
  lengthen liberate linger listen locate loosen magnify migrate minimise minimize modify motivate multiply narrate necessitate negotiate notify nominate oblige omit oppress outlive outnumber overcome
  overlook oversee overtake overthrow penetrate perceive permeate persist pertain plead portray possess postpone predate preside presume pretend prevail prioritise prioritize prohibit prolong pronounce
  prosper provoke punish pursue recite reconcile recreate recur redeem refine reflect refute regulate reinforce reiterate rejoin rely renew renovate repay repel resolve respond
  restore restrict resume rethink retrieve reunite revise revive revolve seize shrink simplify soften speculate stimulate stipulate strive subdivide submit subsidise subsidize
  succumb summarise summarize supervise suppress surpass surround sustain swear symbolise symbolize terminate threaten tolerate transmit undermine unify unveil urge utilise utilize
  vanish verify violate visualise visualize widen withdraw withhold withstand worsen`);

/** Those of the verbs above that are nouns, too, when an article or a quality stands before them, or names of kinds of things. */
const alsoNouns = words(
  "add claim cause continue feature finish form gain go help hold increase lack lead leave live mean move offer open present possible reach regard see stand start stay suffer travel treat use want win express follow increase form marry grow make buy build give come say know produce conduct refuse divide invite convert preserve insert combine",
);

/** Endings of nouns that no verb has, but for the words behind them. */
const nounEnding = /(?:tress|ness|ship|hood|ism|ist|ician|ity|ology|dom|ance|ence|cracy|graphy)s?$/;
const verbsWithNounEnding =
  /^(?:(?:mis)?balances?|advances?|enhances?|dances?|finances?|distances?|glances?|chances?|influences?|experiences?|evidences?|silences?|sentences?|references?|commences?|fences?|conferences?|licences?|audiences?|worships?|ships?|exists?|assists?|insists?|resists?|persists?|consists?|enlists?|lists?|twists?|desists?|subsists?|mists?|witness(?:es)?|harness(?:es)?|stress(?:es)?|distress|mattress|buttress|ambulances?|romances?|freelances?|minces?|differences?)$/;

/** The plain form of a verb with its form in -s. */
function presents(verb: string): string[] {
  return [verb, /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`];
}

const verbForms: ReadonlySet<string> = new Set([...alwaysVerb].flatMap(presents));
const pureVerbForms: ReadonlySet<string> = new Set([...alwaysVerb].filter((verb) => !alsoNouns.has(verb)).flatMap(presents));

/** Nouns that look like adverbs. */
const nounsInLy =
  /^(?:dis)?assembly$|opoly$|anomaly$|butterfly$|dragonfly$|melancholy$|resupply$|underbelly$|elderly$|weekly$|monthly$|quarterly$|fortnightly$|oversupply$/;

/** What an open word most likely is by its ending alone. */
function openTag(word: string): PartOfSpeech {
  if (word.endsWith("ly")) return "ADV";
  return verbForms.has(word) || /(?:ing|ed|ify|ize)$/.test(word) || irregularPasts.has(word) ? "VERB" : "NOUN";
}

/** Whether a word is written in small letters only. */
function isSmall({ text }: Token): boolean {
  return /^\p{Ll}+$/u.test(text);
}

const closedTags: ReadonlySet<PartOfSpeech> = new Set(["ADP", "DET", "PRON", "AUX", "CCONJ", "SCONJ", "PART"]);

/** `their only link`, `the only town`: what somebody has, or of what there is one, is a noun. */
function isOwned(tokens: readonly Token[], at: number): boolean {
  const isSole = /^(?:only|own)$/.test(tokens[at - 1]?.lower ?? "");
  const owner = tokens[isSole ? at - 2 : at - 1]?.lower ?? "";
  return /^(?:its|their|our|my|your)$/.test(owner) || (isSole && owner === "the");
}

/**
 * Mends parts of speech that the word itself rules out: a preposition or joining word that English does not have, a noun or
 * quality that is never anything but a verb, a verb with the ending of a noun.
 */
export function withLexicon(tokens: readonly Token[], tags: readonly PartOfSpeech[]): PartOfSpeech[] {
  const mended = [...tags];
  for (const [at, token] of tokens.entries()) {
    const tag = mended[at];
    if (token.kind !== "word" || tag === undefined) continue;
    const word = token.lower;
    const before = mended[at - 1];
    if (tag === "VERB" && isOwned(tokens, at) && !/(?:ed|en|ing)$/.test(word)) mended[at] = "NOUN";
    else if (tag === "NOUN" && (word.endsWith("ed") || word.endsWith("en")) && /^\p{L}+'ve$/u.test(tokens[at - 1]?.lower ?? ""))
      mended[at] = "VERB";
    else if (closedTags.has(tag)) {
      if (!closed.has(word) && isSmall(token)) mended[at] = openTag(word);
    } else if (tag === "NOUN" && word.length > 7 && word.endsWith("ly") && /\wly$/.test(word) && isSmall(token) && !nounsInLy.test(word))
      mended[at] = "ADV";
    else if (tag === "NOUN" || tag === "ADJ") {
      if (pureVerbForms.has(word) && isSmall(token) && before !== "DET" && before !== "ADJ" && before !== "NUM") mended[at] = "VERB";
    } else if (tag === "VERB" && nounEnding.test(word) && isSmall(token) && !verbsWithNounEnding.test(word)) mended[at] = "NOUN";
  }
  return mended;
}
