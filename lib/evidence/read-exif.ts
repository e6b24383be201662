import ExifReader from "exifreader";
import { z } from "zod";

/** Something a picture says of itself: a camera's name, a time, a place. Whoever made the file may have written anything. */
export type Property = { name: string; value: string };

/** How many bytes from the start of a picture are looked through: what it says of itself stands before its pixels. */
export const exifBytes = 512 * 1024;

const propertiesMax = 200;
const lengthMax = 300;

// What holds bytes, or repeats other fields; a thumbnail is a picture of its own.
const unshown = /^(?:MakerNote|undefined-|Thumbnail|JFIF Thumbnail|Images|ICC|MPEntry|.*(?:Offset|Pointer|Data)$)/i;
const tag = z.object({ description: z.coerce.string() });

/** Reads EXIF, IPTC and XMP out of the beginning of a picture, as text only. Where it cannot be read, that is what it says. */
export function readExif(start: Uint8Array): Property[] {
  const bytes = Buffer.from(start.subarray(0, exifBytes));
  let tags: Record<string, unknown>;
  try {
    tags = { ...ExifReader.load(bytes) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.name === "MetadataMissingError" ? [] : [{ name: "Metadata", value: `Cannot be read: ${asPlain(error.message)}` }];
  }
  return Object.entries(tags)
    .flatMap(([name, given]) => {
      const read = tag.safeParse(given);
      const value = read.success ? asPlain(read.data.description) : "";
      return unshown.test(name) || value === "" ? [] : [{ name: asPlain(name), value }];
    })
    .slice(0, propertiesMax);
}

/** Without characters that are not seen or that turn the direction of what follows; never longer than a line or two. */
const asPlain = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, lengthMax)
    .toWellFormed();
