/** `spelled` marks signatures that are also plausible words of a text: these bytes must hold a NUL as well. */
const signatures: readonly { name: string; bytes: readonly number[]; spelled?: true }[] = [
  { name: "a PDF file", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: "a ZIP archive (Word, Excel and OpenDocument files are ZIP archives too)", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: "an empty ZIP archive", bytes: [0x50, 0x4b, 0x05, 0x06] },
  { name: "an old Office document", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: "an RTF document", bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { name: "a PNG image", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: "a JPEG image", bytes: [0xff, 0xd8, 0xff] },
  { name: "a GIF image", bytes: [0x47, 0x49, 0x46, 0x38], spelled: true },
  { name: "a WebP image or a sound file", bytes: [0x52, 0x49, 0x46, 0x46], spelled: true },
  { name: "a TIFF image", bytes: [0x49, 0x49, 0x2a, 0x00] },
  { name: "a gzip archive", bytes: [0x1f, 0x8b] },
  { name: "a bzip2 archive", bytes: [0x42, 0x5a, 0x68], spelled: true },
  { name: "an xz archive", bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: "a Zstandard archive", bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: "a program", bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { name: "a sound file", bytes: [0x49, 0x44, 0x33], spelled: true },
  { name: "a font", bytes: [0x77, 0x4f, 0x46], spelled: true },
  { name: "a database", bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], spelled: true },
];

/** What kind of file these bytes are by their first bytes, in words, or null when they do not begin like a known binary format. */
export function recogniseBinary(bytes: Uint8Array): string | null {
  const hasNul = bytes.subarray(0, 1024).includes(0);
  const found = signatures.find(
    (signature) => (signature.spelled !== true || hasNul) && signature.bytes.every((byte, index) => bytes[index] === byte),
  );
  return found?.name ?? null;
}

/** True when more than one character in twenty is a control character that no text editor writes: the bytes are not text. */
export function isControlHeavy(text: string): boolean {
  let controls = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 ? code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d : code >= 0x7f && code <= 0x9f && code !== 0x85)
      controls++;
  }
  return controls * 20 > text.length;
}
