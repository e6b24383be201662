/** A TIFF directory of text fields, by tag number, as EXIF holds it. */
function directoryOf(fields: readonly (readonly [tag: number, text: string])[]): Buffer {
  const begin = 8;
  const directory = Buffer.alloc(2 + fields.length * 12 + 4);
  directory.writeUInt16LE(fields.length, 0);
  const texts: Buffer[] = [];
  let at = begin + directory.length;
  for (const [index, [tag, text]] of fields.entries()) {
    // Longer than four bytes, or it would stand in the entry itself.
    const bytes = Buffer.from(`${text.padEnd(4, " ")}\0`, "utf8");
    const entry = 2 + index * 12;
    directory.writeUInt16LE(tag, entry);
    directory.writeUInt16LE(2, entry + 2);
    directory.writeUInt32LE(bytes.length, entry + 4);
    directory.writeUInt32LE(at, entry + 8);
    texts.push(bytes);
    at += bytes.length;
  }
  const header = Buffer.from("II*\0\0\0\0\0", "latin1");
  header.writeUInt32LE(begin, 4);
  return Buffer.concat([header, directory, ...texts]);
}

export const exifTags = { description: 0x010e, camera: 0x0110, software: 0x0131, artist: 0x013b } as const;

/** What follows the first two bytes of the smallest picture: one grey point. */
const onePoint = Buffer.from(
  "/+AAEEpGSUYAAQEBAEgASAAA/9sAQwD//////////////////////////////////////////////////////////////////////////////////////8IACwgAAQABAQERAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAT8Q/9k=",
  "base64",
);

/** A JPEG of one point that says something of itself. */
export function jpegSaying(fields: readonly (readonly [tag: number, text: string])[]): Buffer {
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), directoryOf(fields)]);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), marker, exif, onePoint]);
}
