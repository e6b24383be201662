import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readExif } from "@/lib/evidence/read-exif";
import { exifTags, jpegSaying } from "@/tests/support/pictures";

describe("what a picture says of itself", () => {
  test("is read as text: camera, software, description", () => {
    const properties = readExif(
      jpegSaying([
        [exifTags.description, "The bridge at noon"],
        [exifTags.camera, "Lumen 7"],
      ]),
    );
    expect(properties).toContainEqual({ name: "ImageDescription", value: "The bridge at noon" });
    expect(properties).toContainEqual({ name: "Model", value: "Lumen 7" });
  });

  test("a script in it stays text; characters that are not seen and those that turn the direction are gone", () => {
    const properties = readExif(jpegSaying([[exifTags.artist, "<script>alert(1)</script>\u202Eevil\u0007"]]));
    expect(properties).toContainEqual({ name: "Artist", value: "<script>alert(1)</script> evil" });
  });

  test("endless text is cut", () => {
    const [artist] = readExif(jpegSaying([[exifTags.artist, "x".repeat(50_000)]])).filter(({ name }) => name === "Artist");
    expect(artist?.value).toHaveLength(300);
  });

  test("a picture without any says nothing; one that cannot be read says so", () => {
    expect(readExif(Buffer.from([0xff, 0xd8, 0xff, 0xd9])).filter(({ name }) => name !== "FileType")).toEqual([]);
    expect(readExif(Buffer.from("no picture"))).toEqual([{ name: "Metadata", value: expect.stringMatching(/^Cannot be read/) }]);
  });

  test("whatever is broken in the picture, reading ends with plain text", () => {
    const good = jpegSaying([
      [exifTags.description, "The bridge at noon"],
      [exifTags.software, "Retouch 3"],
    ]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 3), fc.nat(255)), { maxLength: 12 }), (changes) => {
        const broken = Buffer.from(good);
        for (const [at, byte] of changes) broken[at + 2] = byte;
        for (const { name, value } of readExif(broken)) {
          expect(`${name}${value}`).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          expect(value.length).toBeLessThanOrEqual(300);
        }
      }),
    );
  });
});
