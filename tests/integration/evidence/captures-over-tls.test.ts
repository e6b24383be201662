import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { getCapture } from "@/lib/evidence/capture-queries";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { makeCapture } from "@/tests/builders/capture";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { pageOf, publicAddress } from "@/tests/support/source-server";

const tls = (name: string) => path.resolve("tests/support/tls", name);
const certificate = new X509Certificate(readFileSync(tls("server.pem")));
const authority = new X509Certificate(readFileSync(tls("authority.pem")));

let newsroom: Newsroom;
let trusted: Awaited<ReturnType<typeof serveOverTls>>;
let stranger: Awaited<ReturnType<typeof serveOverTls>>;

async function serveOverTls(names: { key: string; chain: readonly string[] }) {
  const cert = names.chain.map((name) => readFileSync(tls(name), "utf8")).join("");
  const asked: string[] = [];
  const server: Server = createServer({ key: readFileSync(tls(names.key)), cert }, (request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pageOf("Accounts", [someEvidence.quote]));
  });
  await new Promise<void>((resolve) => server.listen(0, publicAddress, resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { asked, close, base: `https://${publicAddress}:${(server.address() as AddressInfo).port}` };
}

beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  newsroom = await aNewsroom();
  trusted = await serveOverTls({ key: "server-key.pem", chain: ["server.pem", "authority.pem"] });
  stranger = await serveOverTls({ key: "stranger-key.pem", chain: ["stranger.pem"] });
});
afterAll(() => {
  trusted.close();
  stranger.close();
});

async function aRequestedCapture(base: string) {
  const { claimId } = await aClaim(newsroom);
  const given = { claimId, ...someEvidence, sourceUrl: `${base}/accounts` };
  const { sourceId } = accepted(await attachEvidence(newsroom.reviewer, given));
  const { id: captureId } = await database.capture.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, sourceId } });
  return { captureId };
}

// `npm test` gives it; a process that was started without cannot be given it later.
const isTrusting = process.env.NODE_EXTRA_CA_CERTS === tls("authority.pem");

describe("a capture over https", () => {
  test.skipIf(!isTrusting)(
    "keeps what the server showed of itself: who it is and until when, its fingerprint in the log, and the whole chain as a file",
    async () => {
      const { captureId } = await aRequestedCapture(trusted.base);
      await makeCapture(newsroom.reviewer, captureId);
      const capture = await getCapture(newsroom.viewer, captureId);
      const fingerprint = certificate.fingerprint256.replaceAll(":", "").toLowerCase();
      expect(capture).toMatchObject({
        ...{ status: 200, text: expect.stringContaining(someEvidence.quote) },
        certificate: {
          ...{ subject: "O=Assay tests, CN=A source", issuer: "O=Assay tests, CN=Authority for tests alone", fingerprint },
          ...{ validTo: new Date(certificate.validTo).toISOString(), protocol: "TLSv1.3" },
        },
      });
      expect(await newestEvent(newsroom.owner)).toMatchObject({
        type: "capture.finished",
        payload: { captureId, certificate: fingerprint },
      });
      const kept = capture?.artefacts.find(({ role }) => role === "certificates");
      const opened = await artefactStore().open(kept?.contentHash ?? "");
      const pem = Buffer.concat((await opened?.stream.toArray()) ?? []).toString();
      const chain = (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((one) => new X509Certificate(one));
      expect(chain.map(({ fingerprint256 }) => fingerprint256)).toEqual([certificate.fingerprint256, authority.fingerprint256]);
      expect(chain[0]?.verify(authority.publicKey)).toBe(true);
      expect((await compareTables(newsroom.owner)).faults).toEqual([]);
    },
  );

  test("from a server whose certificate nobody vouches for fails, says so, and keeps nothing of its answer", async () => {
    const { captureId } = await aRequestedCapture(stranger.base);
    const capture = await makeCapture(newsroom.reviewer, captureId);
    expect(capture).toMatchObject({ outcome: "failed", text: null, artefacts: [] });
    expect(capture.detail).toMatch(/certificate/i);
    expect(stranger.asked).toEqual([]);
  });
});
