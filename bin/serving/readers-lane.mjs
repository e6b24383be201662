// The short way for readers: a plain request for a page is answered on its connection at once. Everything else goes to Node's HTTP server, connection and
// all, as if nobody had stood before it.
import { STATUS_CODES } from "node:http";
import { readPlainRequest } from "./plain-request.mjs";

/** A connection on which nothing was asked yet is closed after so long, as Node's own server does. */
const firstRequestMsMax = 60_000;
/** Up to so many a body is put into one piece with its head, which the system takes faster. */
const onePieceBytesMax = 256 * 1024;

/** Heads say the second they were made in: an answer is put together once a second. */
const wholes = new WeakMap();

function headOf({ status, headers }, { second, keepAliveMs }) {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  for (let at = 0; at < headers.length; at += 2) head += `${headers[at]}: ${headers[at + 1]}\r\n`;
  const date = new Date(second * 1000).toUTCString();
  return Buffer.from(
    `${head}Date: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAliveMs / 1000)}\r\n\r\n`,
    "latin1",
  );
}

/** The bytes of an answer, in one piece or two. */
function piecesOf(answer, keepAliveMs) {
  const second = Math.floor(Date.now() / 1000);
  const known = wholes.get(answer);
  if (known?.second === second) return known.pieces;
  const head = headOf(answer, { second, keepAliveMs });
  const { body } = answer;
  const isOne = body === null || body.length <= onePieceBytesMax;
  const pieces = isOne ? [body === null ? head : Buffer.concat([head, body])] : [head, body];
  wholes.set(answer, { second, pieces });
  return pieces;
}

/**
 * Puts the lane before an HTTP server: `find(request, act)` says whether a plain request `{ method, url, headers }` is one of readers, and then tells `act`
 * the answer (copy-answer.mjs), or null when it turns out to be the server's. Answers `{ close, closeAll }`: the first lets go of connections on which
 * nothing is under way, the second of all.
 */
export function openReadersLane(server, find) {
  const [serve] = server.listeners("connection");
  server.removeListener("connection", serve);
  const open = new Set();
  let isClosing = false;

  function enter(socket) {
    const place = { socket, isWaiting: false };
    let hasAnswered = false;
    let hasEnded = false;
    open.add(place);

    function handOver(chunk) {
      // Node's server answers nobody either who hangs up first.
      if (hasEnded) return void socket.end();
      for (const [name, listener] of Object.entries(listeners)) socket.removeListener(name, listener);
      open.delete(place);
      socket.setTimeout(0);
      serve.call(server, socket);
      socket.unshift(chunk);
      socket.resume();
    }

    function listenAgain() {
      place.isWaiting = false;
      if (isClosing || hasEnded) socket.destroySoon();
      else socket.resume();
    }

    function send(answer) {
      if (!hasAnswered) socket.setTimeout(server.keepAliveTimeout);
      hasAnswered = true;
      // Who asks and does not read is not listened to meanwhile.
      const pieces = piecesOf(answer, server.keepAliveTimeout);
      if (pieces.length > 1) socket.write(pieces[0]);
      if (socket.write(pieces.at(-1))) listenAgain();
      else socket.once("drain", listenAgain);
    }

    const listeners = {
      data(chunk) {
        const request = readPlainRequest(chunk.latin1Slice(0, chunk.length));
        // One at a time: what comes next stays where it is.
        socket.pause();
        place.isWaiting = true;
        const isOurs =
          request !== null &&
          find(request, (answer) => {
            if (socket.destroyed) return;
            if (answer === null) handOver(chunk);
            else send(answer);
          });
        if (!isOurs) handOver(chunk);
      },
      end() {
        hasEnded = true;
        if (!place.isWaiting) socket.end();
      },
      timeout() {
        if (!place.isWaiting && socket.writableLength === 0) socket.destroy();
      },
      // A reader who is gone; what was to be told them is told nobody.
      error: () => socket.destroy(),
      close: () => open.delete(place),
    };
    for (const [name, listener] of Object.entries(listeners)) socket.on(name, listener);
    socket.setTimeout(firstRequestMsMax);
  }

  server.on("connection", enter);
  return {
    close() {
      isClosing = true;
      for (const { socket, isWaiting } of open) if (!isWaiting) socket.destroySoon();
    },
    closeAll() {
      for (const { socket } of open) socket.destroy();
    },
  };
}
