/** What the demo newsroom tells its readers. */
export const demoSettings = {
  name: "The Harbour Courier",
  language: "en",
  quorum: 2,
  methodology: `We check statements that can be shown to be right or wrong and that people act on. Every claim keeps the exact words of the article it comes from.

Two reviewers look at each claim independently: neither sees the other's rating before their own is in. They go to primary sources first and say why when they use another. An editor who assessed nothing on that claim settles the verdict and writes down why. What we publish rests only on evidence that is listed with it.`,
  correctionsPolicy: `When we are wrong we say so on the same page, above the verdict, with the date and what changed. Earlier versions stay readable at their own addresses. A changed rating needs new assessments. Write to corrections@courier.example.`,
  funding: "The Courier is owned by its readers' cooperative. No party, company or public body that we check gives us money.",
};
