/** An article of the demo newsroom, written for it: places, people and figures are invented. */
export type DemoArticle = {
  title: string;
  author: string;
  outlet: string;
  publishedOn: string;
  selectionReason: string;
  language: string;
  /** What it is about, with commas between. */
  topics: string;
  text: string;
};

/** The op-ed that the demo takes all the way to a published report. */
export const ferryArticle: DemoArticle = {
  title: "The night ferry has paid for itself. Keep it",
  author: "Maren Holt",
  outlet: "Sound & Strait",
  publishedOn: "2026-10-12",
  selectionReason: "The council votes on the night ferry next month and both sides quote these figures.",
  language: "en",
  topics: "Harbour, Transport, Budget",
  text: `The night ferry has paid for itself. Keep it

When the county started the night ferry between Port Ellis and Skarvik in March 2024, its critics called it a folly. Two years later the folly has carried 412,000 passengers, and the county council is about to close it anyway.

The figures nobody reads

According to the harbour authority's annual report, ticket sales covered 83 per cent of the ferry's running costs in 2025. No other county bus or ferry line reached even 60 per cent. The night ferry is the cheapest public transport the county has ever run.

Councillor Tom Reddy told the transport committee on 3 September that the line "loses nine million a year". It does not. The subsidy was 3.1 million last year, and it has fallen in each of the past two years.

- Night-shift workers make up a third of all passengers.
- The number of drink-driving arrests on the coast road fell by 22 per cent after the ferry started.
- Skarvik's hospital has filled 40 vacant posts since the ferry began.

What closing it would cost

The coast road is 61 kilometres long and is shut for an average of 34 nights each winter. Without the ferry, a nurse who lives in Port Ellis would have no way home on those nights. The county's own consultants, Brandt and Lowe, warned in May that closure would cost the hospital 2.4 million a year in agency staff.

Reddy says that a bus could do the same for half the price. Perhaps it could, in July.

What the council should do

The council should sign the five-year contract that is on its table. It should publish the line's monthly figures, so that nobody has to guess. And it should stop treating people who work at night as a luxury.

A county that closes its best line will not save money. It will only move the bill to people who cannot pay it.
`,
};

/** What the report on it says. */
export const ferryReport = {
  title: "Has the night ferry paid for itself?",
  summary:
    "The passenger figure stands. The cost figure is real but leaves out berth fees, and a councillor's nine million is not in any account. Whether the ferry made the coast road safer cannot be said.",
};

/** A news story still under review in the demo. */
export const waterArticle: DemoArticle = {
  title: "Port Ellis tap water failed safety test, campaigners say",
  author: "Jonas Weir",
  outlet: "The Ellis Dispatch",
  publishedOn: "2026-11-03",
  selectionReason: "Shared more than 6,000 times in two days; residents have begun to buy bottled water.",
  language: "en",
  topics: "Drinking water, Health",
  text: `Port Ellis tap water failed safety test, campaigners say

Tap water in the Harbour Hill district of Port Ellis contained lead at twice the legal limit in tests carried out in October, the campaign group Clear Water Coast said on Monday.

The group said it had taken 48 samples from kitchen taps and sent them to a laboratory in Skarvik. Eleven of them exceeded 10 micrograms of lead per litre, the limit set by the national water code. The highest reading was 21 micrograms.

"This is the worst result in the county for twenty years," said Ada Lindqvist, who chairs the group. "The company has known about the pipes since 2019 and has done nothing."

Ellis Water, which supplies 74,000 households, rejected the findings. A spokesman said that its own laboratory takes more than 900 samples a year and that every one of them met the standard in 2025. The company replaced 3.8 kilometres of lead pipe last year, he added, and plans to replace the rest by 2031.

The national water inspectorate has opened an inquiry, according to a letter seen by the Dispatch. It is expected to report in the spring.

Children are most at risk from lead in drinking water. Residents of the district have been advised to run their taps for two minutes before drinking.
`,
};
