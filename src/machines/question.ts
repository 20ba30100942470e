import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type Block, blocksOf, type Study } from "../engine/measures/study.ts";
import type { StudyName } from "../scenarios/studies.ts";

/** Long work as it is told to other machines: all that its figures depend on. */
export interface Question {
  /** `esri`: the systemic risk index of each firm, in the order of the firms. */
  readonly operation: StudyName | "esri";
  readonly graph: string;
  /** Of the content of the graph. */
  readonly graphVersion: string;
  readonly options: unknown;
  readonly rows: number;
  readonly width: number;
  /** Of who asks: see `programVersion`. */
  readonly program: string;
}

/** More shards would only be messages; fewer would leave machines waiting for the last. */
const MOST_SHARDS = 256;

/** The text under which a question is kept, and the hash that names it: the same for the same question. */
export function textOf(question: Question): { readonly key: string; readonly text: string } {
  const { operation, graph, graphVersion, options, rows, width, program } = question;
  const text = JSON.stringify({ operation, graph, graphVersion, options, rows, width, program });
  return { key: createHash("sha256").update(text).digest("hex"), text };
}

/** What `textOf` wrote. */
export function questionOf(text: string): Question {
  return JSON.parse(text) as Question; // written by the same version of this program
}

/** Whether options can be told to others without a change. */
export function canBeTold(options: unknown): boolean {
  const text = JSON.stringify(options);
  return text !== undefined && isDeepStrictEqual(JSON.parse(text), options);
}

/**
 * Shards of a study, each with its blocks: runs of the blocks that one process takes by turns, so that
 * rows, and their order, are the same for any number of machines.
 */
export function shardsOf(size: Pick<Study, "rows" | "width">): Block[][] {
  const blocks = blocksOf(size);
  const each = Math.ceil(blocks.length / MOST_SHARDS);
  return Array.from({ length: Math.ceil(blocks.length / each) }, (_, at) =>
    blocks.slice(at * each, (at + 1) * each),
  );
}

/** Rows of a shard, for people: `rows 32 to 47`. */
export function rowsInWords(blocks: readonly Block[]): string {
  return `rows ${blocks[0]?.from ?? 0} to ${(blocks.at(-1)?.to ?? 1) - 1}`;
}
