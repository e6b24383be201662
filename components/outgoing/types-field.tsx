import type { UseFormRegisterReturn } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { messageTypes } from "@/lib/outgoing/schema";
import { messageTypeWords } from "./message-words";

/** What an address is told of. */
export function TypesField({ error, ...bound }: UseFormRegisterReturn & { error?: string }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 font-strong text-13">It is told when</legend>
      {messageTypes.map((type) => (
        <Checkbox key={type} label={messageTypeWords[type]} value={type} {...bound} />
      ))}
      {error === undefined ? null : <p className="text-12 text-danger">▲ {error}</p>}
    </fieldset>
  );
}
