import { unstable_rethrow } from "next/navigation";
import { sayLostAnswer } from "@/components/forms/lost-answer";
import { toastFailed } from "@/components/ui/toast";
import { describeRefusal, type Result } from "@/lib/result";

/** Runs one action and says in a toast why it failed; true when it succeeded. For keys, menus and buttons that have no form. */
export async function runCommand(action: () => Promise<Result<unknown>>): Promise<boolean> {
  try {
    const result = await action();
    if (!result.ok) toastFailed(describeRefusal(result.refusal));
    return result.ok;
  } catch (error) {
    unstable_rethrow(error);
    console.error(error);
    toastFailed(sayLostAnswer(error));
    return false;
  }
}
