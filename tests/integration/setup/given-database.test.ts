import { chmodSync, chownSync, copyFileSync, statSync } from "node:fs";
import net, { type AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareGivenDatabase } from "@/bin/postgres/prepare-database.mjs";
import { startTemporaryPostgres, withConnection } from "@/bin/postgres/temporary.mjs";
import { disconnectDatabase, queryRecord } from "@/lib/database";

const certificates = path.resolve("tests/support/tls");
/** The only address that the server's certificate is for. */
const certified = "127.77.0.1";
const given = process.env.DATABASE_URL;

let server: Awaited<ReturnType<typeof startTemporaryPostgres>>;
let gate: net.Server;
/** The way to the server's `postgres` database at the address of its certificate. */
let address: string;

/** Switches TLS on in a running server, which reads its certificate anew. */
async function switchTlsOn(url: string): Promise<void> {
  await withConnection(url, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    const folder = rows[0]?.data_directory ?? "";
    const { uid, gid } = statSync(folder);
    for (const [from, to] of [
      ["server.pem", "server.crt"],
      ["server-key.pem", "server.key"],
    ] as const) {
      const file = path.join(folder, to);
      copyFileSync(path.join(certificates, from), file);
      chmodSync(file, 0o600);
      chownSync(file, uid, gid);
    }
    await client.query("alter system set ssl = on");
    await client.query("select pg_reload_conf()");
  });
}

beforeAll(async () => {
  server = await startTemporaryPostgres();
  const url = new URL(server.urlOf("postgres"));
  await switchTlsOn(url.href);
  const { port, hostname } = url;
  gate = net.createServer((socket) => {
    const inner = net.connect(Number(port), hostname);
    socket.pipe(inner).pipe(socket);
    for (const end of [socket, inner]) end.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => gate.listen(0, certified, resolve));
  url.hostname = certified;
  url.port = String((gate.address() as AddressInfo).port);
  address = url.href;
});
afterAll(async () => {
  process.env.DATABASE_URL = given;
  await disconnectDatabase();
  await new Promise((resolve) => gate.close(resolve));
  await server.close();
});

const asking = (url: string, query: string) => `${url}?${query}`;

test("a database is asked over TLS where the address says who vouches for its certificate", async () => {
  await disconnectDatabase();
  process.env.DATABASE_URL = asking(address, `sslmode=verify-full&sslrootcert=${path.join(certificates, "authority.pem")}`);
  const rows = await queryRecord("select ssl, version from pg_stat_ssl where pid = pg_backend_pid()", []);
  expect(rows).toEqual([[true, "TLSv1.3"]]);
});

test.each([
  [
    "whose certificate nobody vouches for",
    () => asking(address, `sslmode=verify-full&sslrootcert=${path.join(certificates, "stranger.pem")}`),
    /DATABASE_URL leads to .*certificate.*sslrootcert=FILE/,
  ],
  ["that is not there", () => "postgresql://assay:assay@127.0.0.1:1/assay", /DATABASE_URL leads to .*ECONNREFUSED/],
  ["that refuses the password", () => server.urlOf("postgres").replace(/:[^:@]+@/, ":wrong@"), /DATABASE_URL leads to .*password/],
  ["that is no address", () => "postgresql://:::", /DATABASE_URL leads to/],
])("a start with a database %s says which setting is to blame", async (_, url, words) => {
  await expect(prepareGivenDatabase({ url: url(), ownerUrl: undefined })).rejects.toThrow(words);
  await expect(prepareGivenDatabase({ url: server.urlOf("postgres"), ownerUrl: url() })).rejects.toThrow(/^ASSAY_OWNER_DATABASE_URL leads/);
});
