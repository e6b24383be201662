// Plain JavaScript, so that the start script can read it before anything is installed or built.

const setting = "ASSAY_EVIDENCE_ORIGIN";

/**
 * The other name of this machine, for an app that is reached directly under one: cookies belong to a name, so one name's never reach the other.
 * @param {URL} app
 * @param {string} listensOn
 */
function otherLoopbackName(app, listensOn) {
  if (app.protocol !== "http:") return null;
  if (app.hostname === "localhost") return listensOn === "::1" ? "[::1]" : "127.0.0.1";
  return app.hostname === "127.0.0.1" || app.hostname === "[::1]" ? "localhost" : null;
}

/**
 * @param {string} given
 * @param {URL} app
 */
function checked(given, app) {
  const origin = URL.canParse(given) ? new URL(given) : null;
  if (origin === null || !/^https?:$/.test(origin.protocol) || `${origin.origin}/` !== origin.href)
    throw new Error(`${setting} must be an origin and nothing more, for instance https://files.example.org.`);
  if (origin.hostname.replace(/\.$/, "") === app.hostname.replace(/\.$/, ""))
    throw new Error(`${setting} must have another host name than AUTH_URL: a browser sends its cookies to every port of a name.`);
  if (app.protocol === "https:" && origin.protocol !== "https:") throw new Error(`${setting} must begin with https://, as AUTH_URL does.`);
  return origin.origin;
}

/**
 * The origin that files of evidence are sent from, apart from the app's: the one that is set, else this machine's other name when the app is
 * reached directly under one of them. Null when there is none, and files come from the app's own. Throws an error that names the setting.
 * @param {{ baseUrl: string, port: number, listensOn: string, given: string | undefined }} settings
 * @returns {string | null}
 */
export function evidenceOriginOf({ baseUrl, port, listensOn, given }) {
  if (!URL.canParse(baseUrl)) throw new Error("AUTH_URL must be a full address, for instance https://desk.example.org.");
  const app = new URL(baseUrl);
  if (given) return checked(given, app);
  const other = otherLoopbackName(app, listensOn);
  // Another port means that something stands in between, which need not answer to the other name.
  if (other === null || (app.port || "80") !== String(port)) return null;
  return new URL(`http://${other}:${port}`).origin;
}
