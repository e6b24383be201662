"use client";
import { usePathname } from "next/navigation";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { saySize } from "@/components/ui/size-words";
import { toastDone } from "@/components/ui/toast";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { uploadBytesMax } from "@/lib/evidence/capture-schema";
import type { discloseAttachmentInput } from "@/lib/evidence/schema";
import { FoldedPairs } from "./folded-pairs";
import { UploadFile } from "./upload-file";

type Contact = ClaimAtHand["diligence"]["contacts"][number];

/** The files that came with a contact, each with whether it may be published, and the way to add one. */
export function ContactAttachments({
  contact,
  mayAttach,
  action,
}: {
  contact: Contact;
  mayAttach: boolean;
  action: Action<typeof discloseAttachmentInput>;
}) {
  const workspace = usePathname().split("/")[1] ?? "";
  const [isAdding, setIsAdding] = useState(false);
  const [isPublishable, setIsPublishable] = useState(false);
  const address = `/api/evidence/${workspace}/uploads?contact=${contact.id}${isPublishable ? "&publishable=1" : ""}`;
  return (
    <>
      {contact.attachments.length === 0 ? null : (
        <ul aria-label="Files that came with it" className="flex flex-col gap-1">
          {contact.attachments.map((file) => (
            <li key={file.id} className="flex flex-wrap items-center gap-x-2 text-12">
              <a
                href={`/api/evidence/${workspace}/attachments/${file.id}`}
                className="wrap-anywhere inline-flex min-h-6 items-center text-accent underline underline-offset-2"
                download
              >
                <bdi>{file.fileName}</bdi>
              </a>
              <span className="text-secondary">
                {saySize(file.sizeBytes)} · {file.mediaType} · {file.isPublishable ? "May be published." : "Not for publication."}
              </span>
              {mayAttach ? <ChangeConsent file={file} action={action} /> : null}
              {file.isDamaged ? <Badge tone="danger">Damaged</Badge> : null}
              <div className="basis-full empty:hidden">
                <FoldedPairs summary="What the file says of itself" pairs={file.properties.map(({ name, value }) => [name, value])} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {!mayAttach ? null : isAdding ? (
        <div className="flex flex-col gap-2">
          <Checkbox
            label="They said that it may be published"
            description="Readers can then download it: its name and all it holds are public, if they are told of this contact."
            checked={isPublishable}
            onChange={(event) => setIsPublishable(event.currentTarget.checked)}
          />
          <div className="flex flex-wrap gap-2">
            <UploadFile address={address} bytesMax={uploadBytesMax} label="Choose the file" fieldLabel="File that came with the contact" />
            <Button onPress={() => setIsAdding(false)}>Close</Button>
          </div>
        </div>
      ) : (
        <div>
          <Button size="small" look="quiet" onPress={() => setIsAdding(true)}>
            Attach a file
          </Button>
        </div>
      )}
    </>
  );
}

/** The way to say that they agreed later, or that they did not after all. */
function ChangeConsent({ file, action }: { file: Contact["attachments"][number]; action: Action<typeof discloseAttachmentInput> }) {
  const [isPending, setIsPending] = useState(false);
  const { id: attachmentId, isPublishable } = file;
  async function change() {
    setIsPending(true);
    if (await runCommand(() => action({ attachmentId, isPublishable: !isPublishable })))
      toastDone("The next version of the report says so.");
    setIsPending(false);
  }
  return (
    <Button size="small" look="quiet" isPending={isPending} onPress={change}>
      {isPublishable ? "Keep the file back" : "They agreed: publish the file"}
    </Button>
  );
}
