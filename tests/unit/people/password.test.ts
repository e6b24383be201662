import { afterEach, expect, it, vi } from "vitest";
import { hashPassword, isPasswordRight } from "@/lib/people/password";

afterEach(() => vi.unstubAllEnvs());

it("is hashed at the cost that OWASP asks for, unless nobody real signs in", async () => {
  vi.stubEnv("ASSAY_MODE", "production");
  const careful = await hashPassword("paper ink pencil");
  expect(careful).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  vi.stubEnv("ASSAY_MODE", "test");
  const quick = await hashPassword("paper ink pencil");
  expect(quick).not.toContain("m=19456");
  // Either is known again in either mode.
  for (const mode of ["production", "test"]) {
    vi.stubEnv("ASSAY_MODE", mode);
    for (const stored of [careful, quick]) {
      expect(await isPasswordRight(stored, "paper ink pencil")).toBe(true);
      expect(await isPasswordRight(stored, "paper ink pencils")).toBe(false);
    }
  }
});

it("fits nobody who does not exist", async () => {
  expect(await isPasswordRight(null, "nobody's password")).toBe(false);
});
