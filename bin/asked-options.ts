import { MalformedNote } from "@/lib/audit/signed-note";

/** What a command was asked for; null when that cannot be, and is said together with how the command is used. */
export function askedOptions<Options>(usage: string, read: () => Options): Options | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof MalformedNote)) throw error;
    process.stderr.write(`${error.message}\n${usage}`);
    return null;
  }
}
