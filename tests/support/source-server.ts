import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** The address of this machine that tests treat as public. */
export const publicAddress = "127.77.0.1";

/** A page as a small town's server might send it. */
export function pageOf(title: string, paragraphs: readonly string[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join("")}</main></body></html>`;
}

/** A web server of sources that counts as public, and whose pages can change and vanish. */
export async function startSourceServer() {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    asked.push(path);
    const answer = answers.get(path);
    if (answer !== undefined) return answer(request, response);
    response.writeHead(404, { "content-type": "text/html" }).end(pageOf("Page not found", ["Nothing here."]));
  });
  await new Promise<void>((resolve) => server.listen(0, publicAddress, resolve));
  const base = `http://${publicAddress}:${(server.address() as AddressInfo).port}`;
  return {
    base,
    asked,
    /** Serves HTML at a path from now on. */
    show: (path: string, html: string) => {
      answers.set(path, (_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html));
      return `${base}${path}`;
    },
    /** Answers a path in a way of its own from now on. */
    answer: (path: string, answer: Answer) => {
      answers.set(path, answer);
      return `${base}${path}`;
    },
    /** From now on the path is not found. */
    remove: (path: string) => answers.delete(path),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
