/** A check of a log that ended before it was done: nothing is known of the log. */
export class UnfinishedCheck extends Error {
  override name = "UnfinishedCheck";
}
