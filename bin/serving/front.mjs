// The HTTP server with the readers' lane before it: both ask the same copies, and Next for the rest.
import http from "node:http";
import { send } from "./copy-answer.mjs";
import { openReadersLane } from "./readers-lane.mjs";
import { refusalOf, refuse } from "./unanswerable.mjs";

/**
 * Answers `{ server, lane }`, not listening yet. `find` as in published-copies.mjs; `askNext(request, response, error)` sees to what is left, and reports the
 * error if one was the reason.
 */
export function openFront({ find, askNext }) {
  /** Connections whose request the lane has looked for in vain: it is not looked for a second time. */
  const forNext = new WeakSet();

  const server = http.createServer((request, response) => {
    if (refuse(request, response)) return;
    const isLookedFor = forNext.delete(request.socket);
    const isFound =
      !isLookedFor &&
      find(request, (answer, error) => {
        if (answer === null) return askNext(request, response, error);
        try {
          send(request, response, answer);
        } catch (fault) {
          askNext(request, response, fault);
        }
      });
    if (!isFound) askNext(request, response);
  });

  const lane = openReadersLane(server, (request, socket, act) => {
    if (refusalOf(request) !== null) return false;
    return find(request, (answer, error) => {
      if (error !== undefined) console.error(`${request.method} ${request.url}:`, error);
      if (answer === null) forNext.add(socket);
      try {
        act(answer);
      } catch (fault) {
        console.error(`${request.method} ${request.url}:`, fault);
        socket.destroy();
      }
    });
  });
  return { server, lane };
}
