/** The words of a list between spaces. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Verbs that report what someone said, wrote or held, in all their forms. */
export const reportVerbs = words(`
  say says said saying tell tells told telling claim claims claimed claiming state states stated stating announce announces announced announcing report reports reported
  assert asserts asserted argue argues argued allege alleges alleged insist insists insisted maintain maintains maintained declare declares declared
  admit admits admitted concede concedes conceded acknowledge acknowledges acknowledged deny denies denied confirm confirms confirmed reveal reveals revealed
  disclose disclosed discloses warn warns warned note notes noted add adds added explain explains explained write writes wrote tweet tweeted tweets post posted
  suggest suggests suggested contend contends contended testify testified testifies estimate estimates estimated predict predicts predicted believe believes believed
  think thinks thought recall recalls recalled observe observed observes remark remarked remarks respond responded replies replied reply promise promised promises
  vow vowed vows pledge pledged pledges accuse accused accuses blame blamed blames ask asked asks demand demanded demands urge urged urges call called calls
  conclude concluded concludes emphasize emphasized emphasise emphasised stress stressed stresses boast boasted quip quipped joke joked mention mentioned mentions
  complain complained complains agree agreed agrees hope hopes hoped expect expects expected propose proposed proposes rule ruled rules refuse refused refuses
  find finds found show shows showed shown indicate indicates indicated imply implied implies hint hinted describe described describes signal signalled signaled`);

/** Report verbs whose subject commits itself to a fact about the world: saying so is itself a checkable act. */
export const speechActs = words(`
  say says said tell tells told claim claims claimed state states stated announce announces announced report reports reported assert asserts asserted allege alleges alleged
  insist insists insisted maintain maintains maintained declare declares declared admit admits admitted concede concedes conceded acknowledge acknowledges acknowledged
  deny denies denied confirm confirms confirmed reveal reveals revealed disclose disclosed discloses accuse accused accuses ask asked asks demand demanded demands
  refuse refused refuses promise promised promises vow vowed pledge pledged testify testified write wrote estimate estimates estimated find found show shows showed`);

/** Nouns that stand for an act of saying and take a that-clause or an infinitive: `the admission that …`, `its refusal to …`. */
export const reportNouns = words(`
  admission claim assertion allegation announcement statement confirmation revelation disclosure report acknowledgement acknowledgment denial accusation declaration
  demand decision finding conclusion warning suggestion insistence pledge promise vow ruling testimony confession concession evidence news proof
  refusal agreement failure attempt vote order request`);

/** Verbs whose past form is their plain form. */
export const sameInPast = /^(?:burst|cut|put|set|hit|let|shut|split|spread|cost|hurt|quit|bet|cast|shed|rid|read)$/;

/** Modal verbs and semi-modals of duty. */
export const dutyModals = words("should must ought shouldn't mustn't shall");
/** Modal verbs of the possible and the future. */
export const futureModals = words("will won't would wouldn't may might could 'll shall can't-help");

/** Words by which a writer hedges. */
export const hedges = words(`
  seems seem seemed seemingly appears appear appeared apparently perhaps maybe possibly probably presumably arguably likely unlikely supposedly roughly somewhat
  suggests suggest believe believes think thinks guess suspect assume sort-of kind-of feel feels doubt`);

/** Words that say something came from others' reports. */
export const evidentials = words("reportedly allegedly purportedly");

/** Words that judge rather than describe. */
export const valueWords = words(`
  good bad better worse best worst great terrible horrible awful wonderful amazing fantastic excellent brilliant beautiful ugly disgraceful shameful shame disaster disastrous
  catastrophe catastrophic tragic tragedy sad sadly unfortunately fortunately outrageous absurd ridiculous foolish stupid silly reckless irresponsible dangerous danger
  wise wisdom brave courage courageous cowardly heroic hero villain evil wicked cruel brutal shocking stunning alarming alarms worrying troubling disturbing
  unacceptable intolerable inexcusable unfair fair unjust just right wrong moral immoral ethical unethical noble hypocrisy hypocritical cynical naive
  dishonest honest honesty corrupt greedy selfish arrogant incompetent competent failure failed-state success successful pathetic weak strong bold timid
  beloved hated love loves hate hates adore despise deserve deserves deserved welcome regrettable lamentable deplorable appalling dreadful grim bleak
  hope hopeful hopeless inspiring uninspiring boring dull exciting thrilling delightful charming elegant clumsy sloppy lazy important crucial vital essential
  key fundamental profound deep deeper deeply severe serious clear clearly obvious obviously surely certainly undoubtedly undeniably frankly honestly simply merely plainly plain
  only never always everyone nobody nothing everything utterly totally completely absolutely truly really indeed ultimately mere sheer illusion delusion myth fantasy nonsense
  farce circus joke mockery sham charade betrayal betrayed crisis chaos mess nightmare madness folly malaise opacity credibility legitimacy illegitimate precedent
  slippery entangled web spiral abyss cliff crossroads heart soul spirit dream dreams destiny legacy flashpoint ripple ripples launchpad-of
  too enough hardly barely surprisingly remarkably curiously ironically tellingly strangely wisely rightly wrongly unnecessarily needlessly pointless useless worthless
  pleasant unpleasant lovely nice fine perfect imperfect flawed genius masterpiece overrated underrated rubbish garbage vile toxic poisonous vicious ruthless
  undermines undermine undermining deepens deepen erodes erode unravels unravel plummeting collapsing shrinks`);

/** Words that compare or count without a figure. */
export const comparisons = words(`
  more less fewer most least highest lowest largest biggest smallest fastest slowest first last only-one double doubled doubles triple tripled tripled twice half halved
  increase increased increases increasing decrease decreased decreases decreasing rise rises rose risen rising fall falls fell fallen falling grew grow grows grown growing
  higher lower larger smaller bigger faster slower greater fewer than record majority minority most-of percent per-cent percentage million billion trillion thousand hundred dozen
  hundreds thousands millions billions dozens average rate ratio third quarter outnumber exceed exceeds exceeded surpassed surpass`);

/** Number words that count as figures. */
export const numberWords = words(`
  two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
  hundred thousand million billion trillion percent half`);

/** Days, months and other words that fix a time. */
export const timeWords = words(`
  monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december
  yesterday today tonight ago year years month months week weeks decade decades century since`);

/** Past-tense forms that do not end in -ed and are seldom anything else. */
export const irregularPasts = words(`
  was were had did went gave took began became fell rose grew won lost led held met sent spent built bought broke chose drove wrote made left paid
  brought caught came cost cut dealt drew ate fought flew forgot forgave froze got hid hit hung hurt kept knew laid lay lent let lit meant put quit ran rang
  sang sank sat saw sold shook shot shut slept spoke sprang stole struck swore swept swam taught tore thought threw told understood withdrew woke wore
  said found stood heard felt sought fled overthrew undertook arose bore bound`);

/** Forms of the verbs be, have and do. */
export const auxiliaries = words(`
  am is are was were be been being isn't aren't wasn't weren't 's 're has have had having hasn't haven't hadn't do does did don't doesn't didn't`);

/** Verbs whose bare form at the start of a sentence is a command. */
export const imperativeVerbs = words(`
  let stop start own name build reframe prevent take make give put keep end begin consider remember imagine ask tell call demand vote support join read watch look
  listen think see note reject accept adopt ban fund cut raise lower invest create establish ensure protect defend fight act do don't be come go get find
  use try avoid beware forget ignore learn teach share help pay buy sell open close move bring turn set run check write send wait stay leave hold
  repeal reform replace restore resist rethink review scrap admit apologise apologize acknowledge treat insist return require expand publish release clear choose`);

/** Words that open a noun phrase. */
export const determiners = words(
  "the a an this that these those its his her their our my your some any no every each all both another such",
);

/** Prepositions. */
export const prepositions = words(`
  of in on at by for from with without to into onto over under about against between among through during after before since until within across behind beyond
  despite towards toward upon amid as than like via per near around along inside outside off up down out`);

/** Subject pronouns and possessives that stand for a person or thing named before. */
export const pronouns = words("he she it they his her hers its their theirs him them himself herself itself themselves");

/** Pronouns of the speaker. */
export const firstPersons = words("i we my our me us mine ours i'm we're i've we've i'd we'd i'll we'll");

/** Words that join clauses and sentences, and so are no names when they begin with a capital. */
export const connectors = words(`
  and but or nor so yet if then else when while where why how what who which that because although though however instead otherwise moreover furthermore meanwhile
  thus hence therefore already still also even just only not now here there for as in on at by to of with without from after before since until during despite
  it he she they we i you this these those the a an its his her their our my your some many most all each every both no one yes please once again too
  worse better first second third finally lastly next last today yesterday tomorrow let resorting`);

/** Words that make a generic subject: anyone, whoever, things in general. */
export const genericSubjects = words(
  "anyone everyone someone people nobody whoever one things societies states nations governments politicians voters humans men women citizens you",
);

/** Verbs whose subject says, thinks or wants what follows, for attribution: the report verbs and others that news use so. */
export const cueVerbs: ReadonlySet<string> = new Set([
  ...reportVerbs,
  ..."cite cites cited citing adding arguing saying telling noting suggesting urging criticize criticizes criticized criticise criticised attack attacked attacks blast blasted condemn condemned want wants wanted plan plans planned support supports supported know knows knew seek sought continue continued decline declines declined question questioned praise praised consider considers considered decide decided defend defended defending emphasize emphasizes accusing tout touted challenge challenged express expressed hailed dismissed dismiss rejected reject slammed point pointed points insist expecting hoping fear fears feared understand understands see sees worry worried worries ask asking".split(
    " ",
  ),
]);
