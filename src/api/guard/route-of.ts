import type { Response } from "express";

/** What every address that is no operation counts as: the page, its parts, what is not there. */
const OTHER = "other";

/** Notes which route answers, as its pattern: there are few of those, and they hold nothing of anybody's. */
export function setRoute(response: Response, pattern: string): void {
  response.locals["route"] = pattern;
}

/** The pattern of the route that answers, such as `/api/v1/graphs/{id}`. */
export function routeOf(response: Response): string {
  const route: unknown = response.locals["route"];
  return typeof route === "string" ? route : OTHER;
}
