import "server-only";

/** What is being read of a file or folder; null where it is not there, or somebody else took it away first. */
export async function unlessGone<Value>(looking: Promise<Value>): Promise<Value | null> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
