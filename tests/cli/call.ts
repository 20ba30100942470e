import { run } from "../../src/cli/program.ts";

export interface Called {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command line in this process; what it printed and its exit status. */
export async function call(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Called> {
  let out = "";
  let err = "";
  const status = await run(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env,
  });
  return { status, out, err };
}

/** The one JSON document that `--json` prints. */
export async function callJson(argv: readonly string[]): Promise<unknown> {
  const { status, out, err } = await call([...argv, "--json"]);
  if (status !== 0) throw new TypeError(`exit status ${status}: ${err}`);
  return JSON.parse(out);
}
