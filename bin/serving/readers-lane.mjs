// The short way for readers: a plain request for a page is answered on its connection at once. Everything else goes to Node's HTTP server, connection and
// all, as if nobody had stood before it.
import { STATUS_CODES } from "node:http";
import { readPlainRequest } from "./plain-request.mjs";

/** Node announces a limit, and waits so much longer, since a request may be on its way. */
const announcedLessMs = 1000;
/** Who reads nothing of an answer for so long is gone. */
const defaultUnreadMsMax = 60_000;
/** Up to so many a body is put into one piece with its head, which the system takes faster. */
const onePieceBytesMax = 64 * 1024;

/** What many ask for is put together once a second, which the head says: the bytes of such answers, and how many they are. */
const joined = new Map();
const joinedBytesMax = 16 * 1024 * 1024;
let joinedBytes = 0;
let joinedAt = 0;

function headBytes({ status, headers }, { second, keepAliveMs }) {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "unknown"}\r\n`;
  for (let at = 0; at < headers.length; at += 2) head += `${headers[at]}: ${headers[at + 1]}\r\n`;
  const date = new Date(second * 1000).toUTCString();
  return Buffer.from(
    `${head}Date: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAliveMs / 1000)}\r\n\r\n`,
    "latin1",
  );
}

function beginSecond(second) {
  if (second === joinedAt) return;
  joined.clear();
  joinedBytes = 0;
  joinedAt = second;
}

/** The bytes of an answer: `[whole]`, or `[head, body]` of a long one. */
function answerBytes(answer, keepAliveMs) {
  const second = Math.floor(Date.now() / 1000);
  beginSecond(second);
  const known = joined.get(answer);
  if (known !== undefined) return known;
  const head = headBytes(answer, { second, keepAliveMs });
  const { body, isShared } = answer;
  if (body !== null && body.length > onePieceBytesMax) return [head, body];
  const bytes = [body === null ? head : Buffer.concat([head, body])];
  if (isShared && joinedBytes + bytes[0].length <= joinedBytesMax) {
    joined.set(answer, bytes);
    joinedBytes += bytes[0].length;
  }
  return bytes;
}

/**
 * Puts the lane before an HTTP server: `find(request, socket, act)` says whether a plain request `{ method, url, headers }` is one of readers, and then tells
 * `act` the answer (copy-answer.mjs), or null when it turns out to be the server's. Answers `{ close, closeAll }`: the first lets go of connections on which
 * nothing is under way, the second of all.
 */
export function openReadersLane(server, find, { unreadMsMax = defaultUnreadMsMax } = {}) {
  const [serve] = server.listeners("connection");
  server.removeListener("connection", serve);
  /** Connections in the lane, `{ socket, isWaiting }`. */
  const open = new Set();
  let isClosing = false;

  function letGo({ socket }) {
    // What comes now is not heard any more.
    socket.pause();
    socket.destroySoon();
  }

  function enter(socket) {
    const place = { socket, isWaiting: false };
    open.add(place);

    function handOver(chunk) {
      for (const [name, listener] of Object.entries(listeners)) socket.removeListener(name, listener);
      open.delete(place);
      socket.setTimeout(0);
      serve.call(server, socket);
      socket.unshift(chunk);
      // After what was put back has been read: the server may have asked for a pause by then, which must come last.
      process.nextTick(() => socket.resume());
    }

    function listenAgain() {
      place.isWaiting = false;
      const idleMs = server.keepAliveTimeout + announcedLessMs;
      if (socket.timeout !== idleMs) socket.setTimeout(idleMs);
      if (isClosing) letGo(place);
      else socket.resume();
    }

    function write(answer) {
      const bytes = answerBytes(answer, server.keepAliveTimeout);
      if (bytes.length > 1) socket.write(bytes[0]);
      // Who asks and does not read is not listened to meanwhile.
      if (socket.write(bytes.at(-1))) listenAgain();
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
          find(request, socket, (answer) => {
            // Node's server answers nobody either who hangs up first.
            if (socket.destroyed || socket.writableEnded) return;
            if (answer === null) handOver(chunk);
            else write(answer);
          });
        if (!isOurs) handOver(chunk);
      },
      end: () => socket.end(),
      // Told when nothing came and nothing left for so long: whoever reads a little now and then is waited for.
      timeout() {
        const isUnread = socket.writableLength > 0;
        if (isUnread && socket.timeout < unreadMsMax) socket.setTimeout(unreadMsMax);
        else if (!isUnread && place.isWaiting) socket.setTimeout(socket.timeout);
        else socket.destroy();
      },
      // A reader who is gone; what was to be told them is told nobody.
      error: () => socket.destroy(),
      close: () => open.delete(place),
    };
    for (const [name, listener] of Object.entries(listeners)) socket.on(name, listener);
    socket.setTimeout(server.headersTimeout);
  }

  server.on("connection", enter);
  return {
    close() {
      isClosing = true;
      for (const place of open) if (!place.isWaiting) letGo(place);
    },
    closeAll() {
      for (const { socket } of open) socket.destroy();
    },
  };
}
