/** Why somebody is told by mail: they made the claim, they reported an error, or they submitted the article. */
export const mailKinds = ["claimant", "reader", "submitter"] as const;

/** One of these reasons. */
export type MailKind = (typeof mailKinds)[number];
