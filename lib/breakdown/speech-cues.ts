/**
 * What a verb of saying, thinking, judging or willing takes: a clause, a quotation, an object, an infinitive, someone it is
 * addressed to, an object behind a particle alone (`laid out her plans`), or a phrase with one of these prepositions.
 */
export type Frame = {
  lemma: string;
  clause: boolean;
  quotation: boolean;
  object: boolean;
  infinitive: boolean;
  addressee: boolean;
  particle: boolean;
  prepositions: ReadonlySet<string>;
};

/**
 * Verbs by what they take, after the verb classes of Levin (1993): `c` clause, `q` quotation, `o` object, `i` infinitive, `a`
 * addressee first, `p` object behind a particle, then prepositions.
 */
const table = `
say cq of|tell cqia about of|claim cqoi|state cqo|announce cqo|report cqo on|assert cqo|argue cq for against about|allege cqo|insist cq on upon|maintain cqo
|declare cqo|admit cqo to|concede cqo|acknowledge cqo|deny cqo|confirm cqo|reveal cqo|disclose co|warn cqia of about against|note cqo|add cqo|explain cqo|write cqo about of
|tweet cqo about|post cq|suggest cqo|contend cq|testify cq about|estimate co|predict cqo|believe co in|think c of about|recall cqo|observe cq|remark cq on|respond cq to with
|reply cq to|promise cqoia|vow cqoi|pledge cqoi|conclude cq|emphasize cqo|emphasise cqo|stress cqo|boast cq about of|brag cq about of|quip cq about|joke cq about|mention co|complain cq about of
|agree ci with to on|disagree q with about on|hope ci for|expect coi|propose cqoi|rule cq against|find c|show co|indicate co|imply co|hint c at|signal co|fear co|worry cq about|doubt co
|know c about of|understand co|learn co about of|discover co|realize c|realise c|decide ci on against|feel c about|recommend cqo|proclaim cqo|affirm co|reiterate cqo|repeat cqo
|lament cqo|caution cqa about against|guess c|speculate cq about|suspect co|theorize c|theorise c|clarify cqo|shout cq|yell cq|chant q|sing q|exclaim q|continue q|ask cqia about for|wonder cq about
|question cqo|inquire cq about|demand cqoi|urge cqoi|counter cq|retort cq|muse cq about|opine cq|tout o|assume c|forecast co|project co|envision o|imagine co|regret co|prove co|demonstrate co|illustrate co
|assure cqa|remind cqa|inform cqa|notify ca|advise cqia|convince cia|persuade cia|signal co|plead q for with|swear ci|attest c to|charge cq|teach c|highlight o|underscore co|underline co
|foresee co|anticipate co|calculate co|determine co|consider o|remember co|notice c|gush cq about|interject q|scream q|whisper q|murmur q|mutter q|intone q|read q|thunder q|ponder co|contemplate o
|criticize o for|criticise o for|attack o for|blast o for|condemn o for|denounce o for|praise o for|hail o as|slam o for|rip o for|mock o for|ridicule o for|defend o|support o|oppose o|back o|endorse o|reject o|dismiss o as|challenge o
|cite o|describe o as|call o for on|label o|dub o|brand o|characterize o as|characterise o as|portray o as|paint o as|depict o as|compare o to with|liken o to|blame o on for|accuse o of|discuss co|outline o|detail o|laud o for|applaud o for
|favor o|favour o|advocate o for|welcome o|dispute co|express o|voice o|invoke o|reference o|threaten oi|want oi|plan oi for on|seek oi|intend i|offer oi|refuse i|decline i|wish ci for|aim i|prefer oi|choose i|opt i|hesitate i
|lambaste o for|castigate o for|chastise o for|berate o for|rebuke o for|chide o for|scold o for|deride o as|decry o|deplore o|bash o for|berate o for|fault o for|vilify o|disparage o|belittle o|scorn o|slander o|insult o|celebrate o|credit o for with
|thank o for|congratulate o on for|apologize q for to|apologise q for to|admire o|despise o|resent o|loathe o|hate o|love o|object cq to|protest o against|rail - against about at|lash - out at|refer - to|allude - to|speak - of about out against|talk - about of up|point co to out|lie - about
|push - for|campaign - for on|advocate o for|comment cq on about|elaborate q on|dwell - on|vote i to for against|dream - of about|encourage oi|implore oi|beseech oi|instruct oi|direct oi|order oi|command oi|request coi|petition oi|lobby oi for|rally - for against
|approve o of|disapprove - of|ban o|overturn o|uphold o|document co|chronicle o|explore o|examine o|analyze o|analyse o|evaluate o|rate o|identify o as|list o|name o as|quote o as|address o|stipulate co|specify co|mandate co|guarantee co|guess c|bet c|judge co|deem o|view o as|regard o as|see co as
|espouse o|embrace o|renounce o|disavow o|repudiate o|downplay o|minimize o|minimise o|exaggerate o|overstate o|understate o|misrepresent o|distort o|trumpet o|peddle o|float o|pitch o|unveil o|release -|echo o|second o|summarize co|summarise co|recount co|relate co|narrate o|confess cqo to|confide cqa
|exhort oi|venture cq|volunteer cqi|vent q about|grumble cq about|fume cq about|rant cq about|sigh q|laugh q|smile q|shrug q|warrant o|surmise c|infer c|deduce c|extrapolate c|figure c|reckon cq|posit c|postulate c|hypothesize c|maintain cqo|intimate c|insinuate c|broadcast o|publicize o|relay co|pen q|blog cq about|e-mail cq|email cq|text cq|blurt q|bellow q|bark q|snarl q|sneer q at|scoff cq at|chuckle q|croon q|drawl q|holler q|moan cq about|groan cq about|gripe cq about|grouse cq about|whine cq about|wail q|preach q against|prophesy c|foretell co|enthuse cq about|rave q about|marvel cq at|reminisce q about
|concur cq with|rebut co|refute co|counsel cqia|divulge co|convey co|articulate co|enunciate co|restate cqo|retell co|paraphrase o|interpret co as|allege cqo|reason cq|recap co|wager c|presume c|conjecture cq|hypothesise c|concoct o|decree c|dictate co|recognize co|recognise co|sense c|gather c|resolve ci|bemoan co|extol o for|propound o|grill o about on over|quiz o about on|interrogate o about|query o about|abhor o|detest o|dislike o|disdain o|revere o|condone o|glorify o|exalt o|commend o for|compliment o on for|reprimand o for|reproach o for|upbraid o for|excoriate o for|savage o|skewer o for|hammer o for
|goad oi|badger oi|pester oi|coax oi|dare oi|rebuff o|spurn o|snub o|shun o|jeer o|heckle o|smear o as|malign o|denigrate o|impugn o|discredit o|strive i|yearn i for|crave o|consent i to|forbid oi|prohibit o|ignore o|overrule o|resist o|promote o
|double - down on|seize - on|spell p out|lay p out|weigh - in on|harp - on|gloss - over|agonize - over|agonise - over|fret cq about over|obsess - over about|gloat q about over|bristle q at|balk - at`;

const irregular: Readonly<Record<string, string>> = {
  lay: "lays laid laying",
  fret: "frets fretted fretting",
  spell: "spells spelled spelt spelling",
  foretell: "foretells foretold foretelling",
  retell: "retells retold retelling",
  forbid: "forbids forbade forbidden forbidding",
  extol: "extols extolled extolling",
  snub: "snubs snubbed snubbing",
  shun: "shuns shunned shunning",
  quiz: "quizzes quizzed quizzing",
  say: "says said saying",
  tell: "tells told telling",
  write: "writes wrote written writing",
  think: "thinks thought thinking",
  find: "finds found finding",
  show: "shows showed shown showing",
  know: "knows knew known knowing",
  understand: "understands understood understanding",
  feel: "feels felt feeling",
  forecast: "forecasts forecast forecasting",
  swear: "swears swore sworn swearing",
  teach: "teaches taught teaching",
  foresee: "foresees foresaw foreseen foreseeing",
  seek: "seeks sought seeking",
  choose: "chooses chose chosen choosing",
  speak: "speaks spoke spoken speaking",
  sing: "sings sang sung singing",
  see: "sees saw seen seeing",
  bet: "bets bet betting",
  read: "reads read reading",
  lie: "lies lied lying",
  prove: "proves proved proven proving",
  overturn: "overturns overturned overturning",
  rip: "rips ripped ripping",
  plan: "plans planned planning",
  admit: "admits admitted admitting",
  rebut: "rebuts rebutted rebutting",
  brag: "brags bragged bragging",
  quip: "quips quipped quipping",
  dub: "dubs dubbed dubbing",
  slam: "slams slammed slamming",
  infer: "infers inferred inferring",
  refer: "refers referred referring",
  ban: "bans banned banning",
  regret: "regrets regretted regretting",
  opt: "opts opted opting",
  pen: "pens penned penning",
  blog: "blogs blogged blogging",
  prefer: "prefers preferred preferring",
  uphold: "upholds upheld upholding",
};

function formsOf(lemma: string): string[] {
  const own = irregular[lemma];
  if (own) return [lemma, ...own.split(" ")];
  const consonantY = /[^aeiou]y$/.test(lemma);
  const third = consonantY ? `${lemma.slice(0, -1)}ies` : /(?:s|x|z|ch|sh)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  const stem = lemma.endsWith("e") ? lemma.slice(0, -1) : lemma;
  const past = consonantY ? `${lemma.slice(0, -1)}ied` : `${stem}ed`;
  return [lemma, third, past, `${lemma.endsWith("ee") ? lemma : stem}ing`];
}

function readTable(): ReadonlyMap<string, Frame> {
  const frames = new Map<string, Frame>();
  for (const entry of table.split("|")) {
    const [lemma = "", takes = "", ...prepositions] = entry.trim().split(/\s+/);
    const frame: Frame = {
      lemma,
      clause: takes.includes("c"),
      quotation: takes.includes("q"),
      object: takes.includes("o"),
      infinitive: takes.includes("i"),
      addressee: takes.includes("a"),
      particle: takes.includes("p"),
      prepositions: new Set(prepositions),
    };
    for (const form of formsOf(lemma)) frames.set(form, frame);
  }
  return frames;
}

/** What each form of each verb of saying, thinking, judging or willing takes. */
export const speechFrames: ReadonlyMap<string, Frame> = readTable();
