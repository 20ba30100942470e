import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/program.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const METHODS = join(ROOT, "docs", "methods");
const PAGES = readdirSync(METHODS).filter((name) => name.endsWith(".md") && name !== "README.md");

/** What long work says of itself on a slow machine. */
const PROGRESS = /^\d+ of \d+ .*\n/gm;

/** Decimals to which a figure shown must be the figure computed. */
const DECIMALS = 6;

interface Example {
  readonly command: string;
  readonly shown: unknown;
}

/** A command in a `sh` block, and the part of its output that the `json` block after it shows. */
function examplesOf(page: string): Example[] {
  const text = readFileSync(join(METHODS, page), "utf8");
  const blocks = text.matchAll(/```sh\n(.+)\n```\n\n```json\n([\s\S]+?)```/g);
  return [...blocks].map(([, command, json]) => ({
    command: command ?? "",
    shown: JSON.parse(json ?? ""),
  }));
}

async function answer(command: string): Promise<unknown> {
  const [npm, runs, silent, script, dashes, ...args] = command.split(" ");
  expect([npm, runs, silent, script, dashes].join(" ")).toBe("npm run -s linchpin --");
  const argv = args.map((arg) => (arg.startsWith("docs/") ? join(ROOT, arg) : arg));
  let out = "";
  let err = "";
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    env: {},
  };
  const status = await run(argv, io);
  expect([status, err.replaceAll(PROGRESS, "")]).toEqual([0, ""]);
  return JSON.parse(out);
}

/** Everything shown is in the output; lists of things with an id are compared by id. */
function expectShown(found: unknown, shown: unknown, where = "$"): void {
  if (typeof shown === "number") {
    expect(found, where).toBeCloseTo(shown, DECIMALS);
  } else if (Array.isArray(shown) && typeof shown[0] === "object") {
    const items = found as { id: string }[];
    for (const item of shown as { id: string }[])
      expectShown(
        items.find(({ id }) => id === item.id),
        item,
        `${where}.${item.id}`,
      );
  } else if (typeof shown === "object" && shown !== null && !Array.isArray(shown)) {
    for (const [key, part] of Object.entries(shown))
      expectShown((found as Record<string, unknown> | undefined)?.[key], part, `${where}.${key}`);
  } else {
    expect(found, where).toEqual(shown);
  }
}

describe.each(PAGES)("docs/methods/%s", (page) => {
  test("what its worked example shows is what is computed", async () => {
    const examples = examplesOf(page);
    expect(examples.length).toBeGreaterThan(0);
    for (const { command, shown } of examples) expectShown(await answer(command), shown);
  });

  test("has every part that a page of methods has", () => {
    const text = readFileSync(join(METHODS, page), "utf8");
    for (const part of ["**Question.**", "## Source", "## Limits", "## Worked example"])
      expect(text).toContain(part);
    expect(text).toMatch(/\| symbol \| is \| unit \||see \[cascade\]/);
  });
});
