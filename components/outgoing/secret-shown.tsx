"use client";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { toastDone, toastFailed } from "@/components/ui/toast";

/** A secret, this once: whoever closes this without keeping it needs a new one. */
export function SecretShown({ secret, children, close }: { secret: string; children: string; close: () => void }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      toastDone("Secret copied.");
    } catch {
      toastFailed("The browser did not allow copying. Select the secret and copy it yourself.");
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="caution" title="Keep this secret now" role="status">
        <p>It is not shown again. {children}</p>
      </Notice>
      <TextField
        label="Secret"
        value={secret}
        readOnly
        spellCheck={false}
        className="font-mono"
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="flex justify-end gap-2">
        <Button onPress={() => void copy()}>Copy it</Button>
        <Button look="primary" onPress={close}>
          I have kept it
        </Button>
      </div>
    </div>
  );
}
