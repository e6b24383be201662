import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres } from "@/bin/local-postgres.mjs";
import { findHome } from "@/bin/postgres/home.mjs";
import { readPidFile } from "@/bin/postgres/server.mjs";
import { withConnection } from "@/bin/postgres/temporary.mjs";

const dataFolder = mkdtempSync(path.join(os.tmpdir(), "assay-embedded-"));
chmodSync(dataFolder, 0o711);
const place = findHome(dataFolder);
const anyPort = { port: 0 };

type Server = Awaited<ReturnType<typeof startPostgres>>;
let server: Server;

const run = (sql: string) => withConnection(server.urlOf("postgres"), (client) => client.query(sql));

beforeAll(async () => {
  server = await startPostgres(place, anyPort);
});
afterAll(async () => {
  await server.stop();
  for (const folder of [place.home, dataFolder]) rmSync(folder, { recursive: true, force: true });
});

describe("the embedded server", () => {
  test("listens on this machine alone and keeps what it acknowledged", async () => {
    const { rows } = await run(
      "SELECT current_setting('listen_addresses') AS on, current_setting('fsync') AS fsync, current_setting('timezone') AS zone",
    );
    expect(rows).toEqual([{ on: "127.0.0.1", fsync: "on", zone: "UTC" }]);
  });

  test("asks for a password", async () => {
    const url = new URL(server.urlOf("postgres"));
    expect(url.password.length).toBeGreaterThan(20);
    url.password = "guessed";
    await expect(withConnection(url.toString(), (client) => client.query("SELECT 1"))).rejects.toThrow("password authentication failed");
  });

  test("is found again, not started twice, by several starts at once", async () => {
    const found = await Promise.all([startPostgres(place, anyPort), startPostgres(place, anyPort), startPostgres(place, anyPort)]);
    expect(found.map((one) => [one.isReused, one.isCreated, one.urlOf("x")])).toEqual(Array(3).fill([true, false, server.urlOf("x")]));
  });

  test("comes back with every committed row after it was killed", async () => {
    await run("CREATE TABLE kept (number int)");
    await run("INSERT INTO kept SELECT generate_series(1, 1000)");
    process.kill(readPidFile(place.cluster)?.pid ?? 0, "SIGKILL");
    server = await startPostgres(place, anyPort);
    expect(server.isCreated).toBe(false);
    expect((await run("SELECT count(*)::int AS count FROM kept")).rows).toEqual([{ count: 1000 }]);
  });

  test("stops when told to, twice without complaint", async () => {
    await server.stop();
    expect(readPidFile(place.cluster)).toBeNull();
    await server.stop();
    server = await startPostgres(place, anyPort);
    expect(server.isReused).toBe(false);
  });
});
