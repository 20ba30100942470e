import { parseArgs } from "node:util";
import type { BenchCase } from "./bench-case.ts";

export const USAGE = `npm run bench -- [--case TEXT].. [--runs N] [--out FILE.json] [--list]

  --case TEXT   only cases whose name holds the text; several: any of them
  --runs N      runs that count, after one to warm up; at least 3, default 5
  --out FILE    write the report there; default: standard output
  --list        name the cases and stop`;

/** What a sitting is to measure, and where to. */
interface Asked {
  readonly cases: readonly BenchCase[];
  readonly runs: number;
  readonly out: string | undefined;
  readonly list: boolean;
  readonly here: boolean;
}

/** @returns what is asked of these cases, or what is wrong with it */
export function readArguments(args: string[], all: readonly BenchCase[]): Asked | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        case: { type: "string", multiple: true, default: [] },
        runs: { type: "string", default: "5" },
        out: { type: "string" },
        list: { type: "boolean", default: false },
        // One case in this process, its figures as JSON: so each case gets a process of its own.
        here: { type: "boolean", default: false },
      },
    });
    const runs = Number(values.runs);
    if (!Number.isInteger(runs) || runs < 3) {
      return `--runs is ${values.runs}, expected 3 or more: fewer tell nothing of their spread`;
    }
    const isAsked = ({ name }: BenchCase) =>
      values.case.some((text) => (values.here ? name === text : name.includes(text)));
    const cases = values.case.length > 0 ? all.filter(isAsked) : all;
    if (cases.length === 0) return `no case holds ${values.case.join(" or ")}; --list names them`;
    return { cases, runs, out: values.out, list: values.list, here: values.here };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
