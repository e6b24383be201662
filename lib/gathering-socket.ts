import "server-only";
import { Socket } from "node:net";

/**
 * A socket that sends what is written within one turn of the event loop at once. The driver corks it for each statement: what a command says last, and the
 * commit behind it, would reach PostgreSQL as three messages, each of which wakes its process.
 */
export class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => {
      super.uncork();
    });
  }
}
