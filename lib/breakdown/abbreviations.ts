function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Abbreviations that a name or number follows, so that their full stop never ends a sentence (lower case, no stop). */
export const leadingAbbreviations = words(`
  mr mrs ms mx dr prof gen sen rep gov lt col sgt capt cmdr maj adm brig cpl pvt rev hon pres msgr fr sr. supt insp atty det amb sec
  st mt ft messrs mme mlle reps sens profs drs gens pp p fig figs eq no nos n° vol vols ch art sect op ed eds trans vs v cf e.g i.e eg ie viz
  approx ca circa tel ext al. al-`);

/** Abbreviations that may stand at the end of a sentence: what follows decides (lower case, no final stop). */
export const trailingAbbreviations = words(`
  inc co corp ltd llc plc bros assn dept univ jr sr esq etc al a.m p.m am pm u.s u.k u.n e.u u.s.a u.s.s.r d.c l.a n.y b.c a.d c.e b.c.e ph.d m.d b.a m.a
  j.d r.n d.d.s b.s m.s llp s.a gmbh est ave blvd rd st ln hwy jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
  ariz calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
  oz lb lbs ft in cm mm km kg sq min hr hrs sec tbsp tsp mph bldg govt natl intl dist mfg mktg asst assoc max misc incl excl orig ref refs resp temp`);

/** Words with which an English sentence begins far more often than a name goes on. */
export const sentenceStarters = words(`
  the a an this that these those it its he she we they i you his her their our my your there here then thus so but and or yet if when while where why how
  what who which although though because since after before as at in on by for from with without despite however moreover meanwhile instead also still
  now today yesterday tomorrow once please did do does is are was were will would can could should may might must have has had not no yes let's let
  some many most all each every both several another such one two three other others even only just perhaps maybe according during until unlike under over among`);

/** Month names and their short forms, lower case. */
export const months = words(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`);
