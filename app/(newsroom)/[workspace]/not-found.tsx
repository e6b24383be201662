import { MessagePage } from "@/components/ui/message-page";

// Of the document that comes with the status: it is empty until its script has run.
export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage title="There is nothing at this address" actions={null}>
      <p>
        It may be mistyped, or have been moved or withdrawn. Use the sections above, or press Ctrl K (Cmd K on a Mac) to find what you need.
      </p>
    </MessagePage>
  );
}
