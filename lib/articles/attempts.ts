import "server-only";

const shared = globalThis as unknown as { assayAttempts?: Map<string, AbortController> };
shared.assayAttempts ??= new Map();
const underWay = shared.assayAttempts;

/** Runs work under a name by which `cancelAttempt` can stop it while it lasts. Names are unguessable ids made by the form. */
export async function asAttempt<Value>(
  name: string | null,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  if (name === null || underWay.has(name)) return work(signal);
  const controller = new AbortController();
  underWay.set(name, controller);
  try {
    return await work(AbortSignal.any([signal, controller.signal]));
  } finally {
    underWay.delete(name);
  }
}

/** Stops the attempt of that name; false when none is under way in this process, because it has ended or never began. */
export function cancelAttempt(name: string): boolean {
  const controller = underWay.get(name);
  controller?.abort();
  return controller !== undefined;
}
