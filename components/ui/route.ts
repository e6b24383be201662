import type { Route } from "next";

/** A path checked against the app's routes where it is written, then free to travel in lists and props. */
export function route<Href extends string>(href: Route<Href>): Route {
  return href as Route;
}
