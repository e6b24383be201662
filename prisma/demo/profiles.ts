import type { ActorRole } from "@/lib/actor";

/** What two people of the demo newsroom say of themselves to readers; the others agreed to nothing. */
export const demoProfiles: Partial<Record<ActorRole, { position: string; biography: string; interests: string; contact: string }>> = {
  owner: {
    position: "Publisher",
    biography: "Publishes the Courier for its readers’ cooperative, and settles no verdicts.",
    interests: "Sits on the board of the harbour museum. The newsroom does not check claims about it.",
    contact: "",
  },
  editor: {
    position: "Head of fact-checking",
    biography: "Checked budgets and contracts for a regional daily for twelve years before he came to the harbour.",
    interests: "",
    contact: "corrections@courier.example",
  },
};
