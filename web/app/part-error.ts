import { ApiError } from "./api.ts";

/** How browsers and the bundler put it that a script or a style sheet did not come. */
const NOT_FETCHED = /dynamically imported module|importing a module script|preload CSS/i;

/** What went wrong with a part of the page: it did not come, for no server answered, or it broke. */
export function partError(cause: unknown): Error {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  if (!NOT_FETCHED.test(error.message)) return error;
  return new ApiError(0, { title: error.message }, error);
}
