import { ButtonLink } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";

// Of the document that comes with the status: it is empty until its script has run.
export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage title="There is nothing at this address" actions={<ButtonLink href="/">Go to the front page</ButtonLink>}>
      <p>The address may be mistyped, the page may have moved, or it belongs to a newsroom that you are not a member of.</p>
    </MessagePage>
  );
}
