import { LimitError } from "../../model/errors.ts";
import type { Convergence } from "./evaluator.ts";

/**
 * Long work as rows of numbers that can be computed in any order, by any process: row i is always the
 * same.
 */
export interface Study {
  readonly rows: number;
  readonly width: number;
  /** More numbers than this are refused: nobody would wait, or memory would not do. */
  readonly most: number;
  /** Steps of time that a row takes, where it runs through time. */
  readonly steps?: number;
  /** Rows from .. to - 1. */
  compute(from: number, to: number): StudyRows;
}

export interface StudyRows {
  /** Float64Array(rows * width). */
  readonly values: Float64Array;
  readonly convergence: Convergence;
}

/** Small enough for even shares and quick answers to a stop, large enough to outweigh a message. */
const MOST_ROWS = 16;
const MOST_IN_BLOCK = 1000;
const FEW_BLOCKS = 64;

export interface Block {
  readonly from: number;
  readonly to: number;
}

/** Splits rows into blocks by their number and width alone, so that figures do not depend on the workers. */
export function blocksOf({ rows, width }: Pick<Study, "rows" | "width">): Block[] {
  const most = Math.min(MOST_ROWS, Math.floor(MOST_IN_BLOCK / width));
  const size = Math.max(1, Math.min(most, Math.ceil(rows / FEW_BLOCKS)));
  return Array.from({ length: Math.ceil(rows / size) }, (_, at) => ({
    from: at * size,
    to: Math.min(rows, (at + 1) * size),
  }));
}

/** All rows from those of the blocks, in block order. */
export function mergedRows(blocks: readonly StudyRows[]): StudyRows {
  const values = new Float64Array(blocks.reduce((sum, block) => sum + block.values.length, 0));
  const convergence: Convergence = { iterations: 0, lastChange: 0, converged: true };
  let at = 0;
  for (const block of blocks) {
    values.set(block.values, at);
    at += block.values.length;
    addConvergence(convergence, block.convergence);
  }
  return { values, convergence };
}

/** Takes the worse of both into the first. */
export function addConvergence(into: Convergence, more: Convergence): void {
  into.iterations = Math.max(into.iterations, more.iterations);
  into.lastChange = Math.max(into.lastChange, more.lastChange);
  into.converged &&= more.converged;
}

/**
 * @param most fewer than the study's own limit, where others wait
 * @throws LimitError `too_large`, with how many runs are possible
 */
export function refuseTooLarge({ rows, width, most: own }: StudySize, most = own): void {
  const least = Math.min(own, most);
  if (rows * width <= least) return;
  const message = `${rows} runs of ${width} numbers each are too many`;
  const expected = `at most ${Math.floor(least / width)} runs`;
  throw new LimitError("too_large", message, {
    details: [{ column: "runs", pointer: "/runs", message, expected }],
  });
}

export type StudySize = Pick<Study, "rows" | "width" | "most" | "steps">;

/** All rows of a study, in this process; null if there is nothing to study. */
export function rowsHere(study: Study | null): StudyRows | null {
  if (!study) return null;
  refuseTooLarge(study);
  return mergedRows(blocksOf(study).map(({ from, to }) => study.compute(from, to)));
}
