import { afterEach, expect, test, vi } from "vitest";
import { run } from "@/bin/commands/checkpoint";
import { publicCheckpoint } from "@/lib/audit/public-log";
import { aNewsroom } from "@/tests/builders/newsroom";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("assay checkpoint gives no log a name that nobody knows it by, and needs none for one that has its own", async () => {
  const { slug } = await aNewsroom();
  const said: string[] = [];
  const writing = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const codes: number[] = [];
  for (const address of [undefined, "https://courier.example", undefined]) {
    vi.stubEnv("AUTH_URL", address);
    codes.push(await run(["--newsroom", slug]));
  }
  writing.mockRestore();
  expect(codes).toEqual([1, 0, 0]);
  expect(said[0]).toMatch(/REFUSED\. The log is named after the address that readers know/);
  expect((await publicCheckpoint(slug))?.split("\n")[0]).toBe(`courier.example/newsrooms/${slug}/log`);
});
