import { withWatch } from "./program.ts";

/** No answer takes as long: who waits longer waits for ever. */
const MOST_MS = 300_000;

/** An answer, read whole. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Request {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who asks a server: its address, and the token that is shown. */
export interface Door {
  readonly url: string;
  readonly token?: string | undefined;
}

/** Asks a server under `/api/v1`. @throws if the connection is lost, or the answer never comes */
export async function ask(
  { url, token }: Door,
  path: string,
  { method = "GET", body, headers = {} }: Request = {},
): Promise<Answered> {
  const init = {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const work = fetch(`${url}/api/v1${path}`, init).then(async (answer) => ({
    status: answer.status,
    headers: answer.headers,
    text: await answer.text(),
  }));
  return withWatch(work, `${method} ${path}`, MOST_MS);
}
