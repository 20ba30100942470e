import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import type { BenchCase } from "./bench-case.ts";

export const USAGE = `npm run bench -- [--case TEXT].. [--large] [--runs N] [--out FILE.json [--force]] [--list]

  --case TEXT   only cases whose name holds the text; several: any of them
  --large       also networks of a million firms: 2 GB of memory, a quarter of an hour more
  --networks DIR  keep the made-up networks there and use those that lie there; default: thrown away
  --runs N      runs that count, after one to warm up; at least 3, default 5
  --out FILE    write the report there; default: standard output
  --force       over a report that is there, too
  --list        name the cases and stop`;

/** Firms of networks that are left out unless asked for. */
const LARGE = 1e6;

/** What a sitting is to measure, and where to. */
interface Asked {
  readonly cases: readonly BenchCase[];
  readonly runs: number;
  readonly out: string | undefined;
  readonly networks: string | undefined;
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
        networks: { type: "string" },
        force: { type: "boolean", default: false },
        large: { type: "boolean", default: false },
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
    const named = values.case.length > 0 ? all.filter(isAsked) : all;
    if (named.length === 0) return `no case holds ${values.case.join(" or ")}; --list names them`;
    const { out, networks, list, here, large, force } = values;
    if (out !== undefined && !force && existsSync(out)) {
      return `--out ${out} exists, expected a new file, or --force`;
    }
    // A sitting may take an hour: what it could not write is known before it begins.
    if (out !== undefined && !isFolder(dirname(out))) {
      return `--out ${out}: there is no folder ${dirname(out)}`;
    }
    const cases = named.filter(({ firms = 0 }) => large || here || firms < LARGE);
    if (cases.length === 0) return "only --large runs these cases";
    return { cases, runs, out, networks, list, here };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
