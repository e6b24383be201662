import { describe, expect, it } from "vitest";
import { decompose } from "@/lib/breakdown/decompose";
import { tokenise } from "@/lib/breakdown/tokens";
import { jointBefore } from "@/lib/breakdown/verb-forms";

const statementsOf = (text: string) => decompose(text).map(({ statement }) => statement);

/** A sentence, a false statement that it gave before, and what it gives now. */
function tells(text: string, told: readonly string[], withheld: string): void {
  expect(statementsOf(text), text).toEqual(expect.arrayContaining([...told]));
  expect(statementsOf(text), text).not.toContain(withheld);
}

describe("a verb of a series is a verb", () => {
  it.each([
    [
      "The canal carries barges, drains the fields and supplies water to farms and two breweries.",
      ["The canal carries barges.", "The canal drains the fields.", "The canal supplies water to farms."],
      "The canal carries barges, drains the fields.",
    ],
    [
      "The glacier feeds three rivers, draws climbers from Norland and loses a metre of ice a year.",
      ["The glacier draws climbers from Norland.", "The glacier loses a metre of ice a year."],
      "The glacier feeds three rivers from Norland loses a metre of ice a year.",
    ],
    [
      "The zoo breeds tapirs, trades lemurs with parks in Castell and sends keepers to Norland each spring.",
      ["The zoo breeds tapirs.", "The zoo sends keepers to Norland each spring."],
      "The zoo breeds tapirs, trades lemurs with parks in Castell.",
    ],
    [
      "Our plan burns waste and turns it into heat for nine thousand homes.",
      ["Our plan burns waste.", "Our plan turns it into heat for nine thousand homes."],
      "Our plan burns waste turns it into heat for nine thousand homes.",
    ],
    [
      "The crossing takes 55 minutes and costs 24 euros, runs four times a day and carries cars and vans.",
      ["The crossing takes 55 minutes.", "The crossing costs 24 euros.", "The crossing carries vans."],
      "The takes costs 24 euros.",
    ],
  ])("in the form for one: %s", tells);

  it.each([
    [
      "The bill would raise the pension age, cut grants for students and end free travel for veterans.",
      ["The bill would cut grants for students.", "The bill would end free travel for veterans."],
      "The bill would cut grants for students and end free travel for veterans.",
    ],
    [
      "The new rule requires airlines to refund tickets, pay for hotels and feed stranded passengers within five hours.",
      ["The new rule requires airlines to refund tickets."],
      "Feed stranded passengers within five hours.",
    ],
    [
      "Volunteers hand out soup, wash clothes and help people fill in forms.",
      ["Volunteers hand out soup.", "Volunteers wash clothes.", "Volunteers help people fill in forms."],
      "Wash clothes people fill in forms.",
    ],
    [
      "The law lets police search homes, tap phones and hold suspects for 14 days, and bars judges from naming them.",
      [],
      "Tap phones suspects for 14 days.",
    ],
    ["The app lets users book taxis, share rides and pay fines, and works in 12 languages.", [], "Share works in 12 languages."],
    [
      "A law passed in 2012 lets companies with less than a billion in revenue keep their books from public view.",
      ["A law passed in 2012 lets companies with less than a billion in revenue keep their books from public view."],
      "A law [was] passed in 2012 lets companies with less than a billion in revenue.",
    ],
  ])("in its bare form: %s", tells);

  it.each([
    [
      "The drought killed crops, dried up wells and drove herders into the parks.",
      ["The drought killed crops.", "The drought dried up wells.", "The drought drove herders into the parks."],
      "The drought killed crops, dried up wells.",
    ],
    [
      "The ministers of Norland, Castell and Marrs met in the capital, signed a pact on rescue at sea and agreed to share ships.",
      ["The ministers of Norland, Castell and Marrs signed a pact on rescue at sea."],
      "Norland met a pact on rescue at sea.",
    ],
    [
      "The dam cost 2 billion dollars, displaced 14,000 people and drowned a Roman road.",
      ["The dam cost 2 billion dollars.", "The dam displaced 14,000 people.", "The dam drowned a Roman road."],
      "The dam cost 2 billion dollars, displaced 14,000 people.",
    ],
    ["Two ministers resigned, a third fell ill and the mayor cancelled his trips.", ["Two ministers resigned."], "Ill [was a] third fell."],
  ])("in the past: %s", tells);
});

describe("an item of a list is no verb", () => {
  it.each([
    [
      "The foundation funds clinics, schools and wells in Norland.",
      ["The foundation funds clinics.", "The foundation funds wells in Norland."],
      "The foundation wells in Norland.",
    ],
    [
      "The mill grinds rye, spelt and wheat, sells flour to 40 bakeries and exports bran to Norland.",
      ["The mill grinds spelt.", "The mill sells flour to 40 bakeries.", "The mill exports bran to Norland."],
      "The mill grinds rye sells flour to 40 bakeries.",
    ],
    [
      "Doctors ask patients about dust, smoke and damp in their homes.",
      ["Doctors ask patients about smoke.", "Doctors ask patients about damp."],
      "Doctors smoke.",
    ],
    [
      "The farm sells jam, honey and dried fruit, and the mill makes flour.",
      ["The farm sells honey.", "The farm sells dried fruit.", "The mill makes flour."],
      "The farm dried fruit.",
    ],
    [
      "Hackers stole names, addresses and bank details of 2 million customers, demanded a ransom and fled.",
      ["Hackers stole bank details of 2 million customers."],
      "Hackers bank details of 2 million customers.",
    ],
    [
      "The drug harms the liver, the kidneys and unborn children.",
      ["The drug harms the kidneys.", "The drug harms unborn children."],
      "The drug unborn children.",
    ],
    [
      "The strikers, who want better pay, shorter hours and safer trains, have blocked three depots.",
      ["The strikers want better pay.", "The strikers want safer trains."],
      "The strikers want better.",
    ],
    [
      "The plan calls for wider pavements, more benches and fewer parking spaces, and sets aside 14 million crowns for lamps.",
      ["The plan calls for more benches.", "The plan sets aside 14 million crowns for lamps."],
      "The plan calls for wider pavements fewer parking spaces.",
    ],
    [
      "Crews cleared snow, salted roads and towed cars, but schools, shops and offices stayed shut.",
      ["Crews salted roads.", "Crews towed cars."],
      "Crews salted schools.",
    ],
  ])("%s", tells);
});

describe("what stands around a list goes with what it is said of", () => {
  it.each([
    [
      "The airline blamed fog, fuel prices and a strike in Norland for its loss, cut 14 routes and froze pay.",
      ["The airline blamed fuel prices.", "The airline blamed a strike in Norland for its loss.", "The airline froze pay."],
      "The airline blamed fog in Norland for its loss.",
    ],
    [
      "The inn has eleven beds and one table by the fire, and a dog called Falk has the table.",
      ["The inn has one table by the fire."],
      "The inn has eleven beds by the fire.",
    ],
    [
      "Customs officers seized 40 kilos of cocaine, two pistols and 90,000 euros in cash.",
      ["Customs officers seized two pistols."],
      "Customs officers seized 40 kilos of two pistols.",
    ],
    [
      "The club sold its ground and lost half its members, sponsors and coaches.",
      ["The club lost half its members, sponsors and coaches."],
      "The club lost sponsors.",
    ],
    [
      "The team won four cups and finished second in 2011, 2014 and 2019.",
      ["The team finished second in 2014."],
      "The team finished second in 2011, 2014.",
    ],
    [
      "The committee will hear the clerk on 4 and 5 June, visit the site in July and publish its report in the autumn.",
      ["The committee will hear the clerk on 4 and 5 June."],
      "The committee will hear the clerk on 4.",
    ],
    [
      "The grant from the town has shrunk every year but one since 2010.",
      ["The grant from the town has shrunk every year but one since 2010."],
      "The grant from the town has shrunk every year since 2010.",
    ],
    [
      "The school fed pupils twice a day, ran a bus and charged no fees.",
      ["The school fed pupils twice a day."],
      "The school fed pupils a day.",
    ],
    [
      "The union backs the deal, the employers oppose it and the government, which owns a fifth of the shares, has kept silent.",
      ["The employers oppose it.", "The government has kept silent."],
      "The employers oppose the government.",
    ],
    [
      "The company's exports rose 12 percent, its costs fell 3 percent and its debt, at 90 million francs, was the lowest since 2008.",
      ["The company's exports rose 12 percent.", "Its debt was the lowest since 2008."],
      "Its costs fell 3 percent at 90 million francs.",
    ],
  ])("%s", tells);

  it("takes who is spoken to for no subject", () => {
    tells(
      "Madam Speaker, the amendment cuts the levy, ends three subsidies and protects farmers, millers and bakers.",
      ["The amendment cuts the levy.", "The amendment ends three subsidies.", "The amendment protects millers."],
      "Madam Speaker ends three subsidies.",
    );
  });

  it("joins nothing of a clause whose verb is left out to another", () => {
    tells(
      "The mine closed in 1986, the school in 1991 and the last shop, a bakery, ten years later.",
      [],
      "The mine closed in 1986 the last shop.",
    );
    tells("Rain is expected in the north, snow in the hills and sun on the coast.", [], "Rain is expected sun on the coast.");
  });
});

it("looks for a joint over a few adverbs, so that a long row of them takes no longer than its words", () => {
  const behind = (adverbs: number) => {
    const tokens = tokenise(`and ${"often ".repeat(adverbs)}sells`);
    return jointBefore({ tokens, tags: tokens.map((_, at) => (at === 0 ? "CCONJ" : at <= adverbs ? "ADV" : "VERB")) }, adverbs + 1);
  };
  expect([behind(0), behind(2), behind(8), behind(9), behind(400)]).toEqual(["and", "and", "and", null, null]);
});
