import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { CountryCode } from "../model/ids.ts";
import type { GraphSummary } from "../model/overview.ts";
import { MOST_TITLE_LENGTH } from "../model/title.ts";
import { faultsOf, jsonPointer } from "../model/zod-problems.ts";
import { invalidData } from "./data-set.ts";
import { isFile } from "./file-info.ts";
import { DESCRIPTOR } from "./packages/descriptor.ts";
import { parseJson } from "./parse-json.ts";

/** Files of a folder that holds a network of firms; only the edges must be there. */
export const FIRM_FILES = { edges: "edges.csv", nodes: "nodes.csv", about: "about.json" } as const;

/** What `about.json` may say of a network of firms. */
export const AboutFirms = z.strictObject({
  titleEn: z.string().min(1).max(MOST_TITLE_LENGTH).optional(),
  titleJa: z.string().min(1).max(MOST_TITLE_LENGTH).optional(),
  unit: z.string().min(1).max(40).optional().describe("of the weights, such as M USD"),
  home: z.array(CountryCode).default([]).describe("the usual home, as in `country` of nodes.csv"),
});
export type AboutFirms = z.infer<typeof AboutFirms>;

/** Whether a folder holds a network of firms: `edges.csv` and no descriptor of a data package. */
export async function isFirmFolder(path: string): Promise<boolean> {
  if (await isFile(join(path, DESCRIPTOR))) return false;
  return isFile(join(path, FIRM_FILES.edges));
}

/** Where the files of a folder with a network of firms lie; `nodes` only if they are listed. */
export async function firmFilesIn(
  folder: string,
): Promise<{ readonly edges: string; readonly nodes?: string }> {
  const [edges, nodes] = [join(folder, FIRM_FILES.edges), join(folder, FIRM_FILES.nodes)];
  return (await isFile(nodes)) ? { edges, nodes } : { edges };
}

/**
 * What `about.json` of the folder says; nothing if there is none.
 * @throws InvalidInputError `invalid_data`
 */
export async function readAboutFirms(folder: string): Promise<AboutFirms> {
  const path = join(folder, FIRM_FILES.about);
  if (!(await isFile(path))) return AboutFirms.parse({});
  const file = FIRM_FILES.about;
  const read = parseJson(await readFile(path, "utf8"), file);
  if ("problem" in read) throw invalidData(file, [read.problem]);
  const parsed = AboutFirms.safeParse(read.value);
  if (parsed.success) return parsed.data;
  const problems = faultsOf(parsed.error, read.value).map(({ path: at, message, expected }) => ({
    ...{ file, pointer: jsonPointer(at), message, expected },
  }));
  throw invalidData(file, problems);
}

/**
 * A network of firms at a glance, without reading its rows: titles, version, how many lines its files
 * have below their header.
 * @returns counts of `firms` (only where a node file lists them) and `links`
 * @throws InvalidInputError `invalid_data` if `about.json` is not as expected
 */
export async function summariseFirmFolder(folder: string): Promise<GraphSummary> {
  const id = basename(folder);
  const { titleEn = id, titleJa = null } = await readAboutFirms(folder);
  const hash = createHash("sha256");
  const links = await countedRows(join(folder, FIRM_FILES.edges), hash);
  const nodes = join(folder, FIRM_FILES.nodes);
  const firms = (await isFile(nodes)) ? await countedRows(nodes, hash) : null;
  const counts = { ...(firms === null ? {} : { firms }), links };
  const version = hash.digest("hex").slice(0, 12);
  return { id, kind: "firms", titleEn, titleJa, version, counts };
}

const LINE_FEED = 10;

const RETURN = 13;
/** Bytes that are read at once: a millisecond of work. */
const CHUNK = 1 << 20;

/** Lines of a file that hold anything, less the header; its bytes go into the hash. */
async function countedRows(path: string, hash: Hash): Promise<number> {
  let lines = 0;
  let isBlank = true;
  const chunks = createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>;
  for await (const chunk of chunks) {
    hash.update(chunk);
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte === LINE_FEED) {
        if (!isBlank) lines++;
        isBlank = true;
      } else if (byte !== RETURN) isBlank = false;
    }
  }
  hash.update("\0");
  return Math.max(0, lines + (isBlank ? 0 : 1) - 1);
}
