import { Badge } from "@/components/ui/badge";
import { saySize } from "@/components/ui/size-words";
import { Table } from "@/components/ui/table";

/** A stored file of a capture. */
export type Artefact = { id: string; role: string; contentHash: string; mediaType: string; sizeBytes: number; isDamaged: boolean };

const roles: Record<string, string> = {
  original: "The answer as it came",
  certificates: "Certificates",
  rendered: "The page after its scripts ran",
  screenshot: "Picture of the page",
  pdf: "PDF of the page",
  text: "Text",
  wacz: "Archive (WACZ)",
  upload: "The uploaded file",
};

/** The stored files of a capture with their hashes, each to be saved and checked with any program. */
export function ArtefactTable({ base, artefacts }: { base: string; artefacts: readonly Artefact[] }) {
  return (
    <Table
      caption="Stored files"
      rows={artefacts}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "role",
          heading: "File",
          cell: (file) => (
            <span className="flex flex-wrap items-center gap-2">
              <a href={`${base}/${file.id}`} download className="rounded-sm text-accent underline decoration-1 underline-offset-2">
                {roles[file.role] ?? file.role}
              </a>
              {file.isDamaged ? <Badge tone="danger">Damaged</Badge> : null}
            </span>
          ),
        },
        { id: "size", heading: "Size", isNumeric: true, cell: (file) => saySize(file.sizeBytes) },
        { id: "type", heading: "Type", isWideOnly: true, cell: (file) => <span className="text-secondary">{file.mediaType}</span> },
        { id: "hash", heading: "SHA-256", cell: (file) => <code className="wrap-anywhere font-mono text-12">{file.contentHash}</code> },
      ]}
    />
  );
}
