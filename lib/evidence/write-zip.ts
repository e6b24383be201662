import "server-only";
import { crc32 } from "node:zlib";
import type { Content } from "./write-warc";

const utf8Names = 0x0800;
const version = 20;
// 1 January 1980, the beginning of ZIP's time: an archive is the same bytes whenever it is made.
const beginningOfTime = 0x0021;
const sizeMax = 0xffff_ffff;

async function checksumOf(content: Content): Promise<number> {
  let checksum = 0;
  for await (const piece of content.read()) checksum = crc32(piece, checksum);
  return checksum;
}

type Entry = { name: Buffer; checksum: number; sizeBytes: number; offset: number };

// The fields that a file's own header and the directory share, in the order of both.
function shared({ name, checksum, sizeBytes }: Entry): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(0, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(beginningOfTime, 8);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(sizeBytes, 14);
  fields.writeUInt32LE(sizeBytes, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

/** Writes files into a ZIP archive, uncompressed and in this order, as WACZ wants them. Throws RangeError beyond 4 GB. */
export async function* writeZip(files: readonly { path: string; content: Content }[]): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = [];
  let offset = 0;
  for (const { path, content } of files) {
    const entry = { name: Buffer.from(path), checksum: await checksumOf(content), sizeBytes: content.sizeBytes, offset };
    const head = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared(entry), entry.name]);
    offset += head.length + entry.sizeBytes;
    if (offset > sizeMax) throw new RangeError("An archive of more than 4 GB cannot be written.");
    yield head;
    yield* content.read();
    entries.push(entry);
  }
  const directory = Buffer.concat(
    entries.map((entry) => {
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(entry.offset, 10);
      return Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), Buffer.from([version, 0]), shared(entry), rest, entry.name]);
    }),
  );
  yield directory;
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}
