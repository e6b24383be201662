import { type DriverAdapterError, isDriverAdapterError } from "@prisma/driver-adapter-utils";
import { UnfinishedCheck } from "@/lib/audit/unfinished-check";
import { UnusableSetting } from "@/lib/environment";

/** What PostgreSQL refuses to whoever comes with the wrong name, password or database, in its own codes. */
const refusedAtTheDoor = new Set(["28000", "28P01", "3D000", "42P01"]);

/** What keeps a command from its work and is no fault of the program: a setting, or the database that it names. Null for all else. */
export function knownFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof UnusableSetting || error instanceof UnfinishedCheck) return error.message;
  if (isDriverAdapterError(error)) return sayRefusal(error.cause);
  // The client wraps what its driver said.
  if ("meta" in error && typeof error.meta === "object" && error.meta !== null && "driverAdapterError" in error.meta)
    return knownFailure(error.meta.driverAdapterError);
  return "code" in error && refusedAtTheDoor.has(String(error.code)) ? `The database refuses: ${error.message}.` : null;
}

function sayRefusal(fault: DriverAdapterError["cause"]): string | null {
  switch (fault.kind) {
    case "DatabaseNotReachable":
      return `The database cannot be reached at ${fault.host ?? "its address"}${fault.port === undefined ? "" : `:${fault.port}`}.`;
    case "ConnectionClosed":
      return "The database closed the connection.";
    case "TlsConnectionError":
      return `The database cannot be reached: ${fault.reason}.`;
    case "TooManyConnections":
      return "The database has no connection free.";
    case "AuthenticationFailed":
      return `The database refuses the user ${fault.user ?? "of DATABASE_URL"}, or the password.`;
    case "DatabaseAccessDenied":
      return `The user of DATABASE_URL may not use the database ${fault.db ?? "that it names"}.`;
    case "DatabaseDoesNotExist":
      return `There is no database ${fault.db ?? "of that name"} on the server of DATABASE_URL.`;
    case "TableDoesNotExist":
      return `The database holds nothing of Assay, or of another version: it has no table ${fault.table ?? "of a needed name"}.`;
    default:
      return null;
  }
}
