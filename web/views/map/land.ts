import type { Rect } from "../../graph/place-labels.ts";
import type { Ring } from "./rings.ts";

/** Cells of the plane that are mostly land, to tell how much land a label would cover. */
export interface Land {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell, in units of the plane. */
  readonly cell: number;
  /** 1 where land is, row by row. */
  readonly cells: Uint8Array;
}

const CELL = 4;

/** Marks the cells whose centre lies within a ring. */
export function makeLand(rings: readonly Ring[], width: number, height: number): Land {
  const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const cells = new Uint8Array(columns * rows);
  for (const ring of rings) fill(ring, cells, columns, rows);
  return { columns, rows, cell: CELL, cells };
}

/** Scan lines through the middle of each row of cells: between crossings lies land. */
function fill(ring: Ring, cells: Uint8Array, columns: number, rows: number): void {
  const crossings = new Map<number, number[]>();
  let [fromX, fromY] = ring.at(-1) ?? [0, 0];
  for (const [toX, toY] of ring) {
    const [top, bottom] = fromY < toY ? [fromY, toY] : [toY, fromY];
    const last = Math.min(rows - 1, Math.ceil(bottom / CELL - 0.5) - 1);
    for (let row = Math.max(0, Math.ceil(top / CELL - 0.5)); row <= last; row++) {
      const y = (row + 0.5) * CELL;
      const x = fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX);
      crossings.set(row, [...(crossings.get(row) ?? []), x]);
    }
    [fromX, fromY] = [toX, toY];
  }
  for (const [row, xs] of crossings) {
    xs.sort((a, b) => a - b);
    for (let at = 0; at + 1 < xs.length; at += 2) {
      const from = Math.max(0, Math.ceil((xs[at] ?? 0) / CELL - 0.5));
      const to = Math.min(columns - 1, Math.floor((xs[at + 1] ?? 0) / CELL - 0.5));
      if (to >= from) cells.fill(1, row * columns + from, row * columns + to + 1);
    }
  }
}

/** Share of a box that lies on land, 0..1; the box in units of the plane. */
export function landIn({ columns, rows, cell, cells }: Land, box: Rect): number {
  let [land, all] = [0, 0];
  const bottom = Math.floor((box.y + box.height) / cell);
  const right = Math.floor((box.x + box.width) / cell);
  for (let row = Math.floor(box.y / cell); row <= bottom; row++) {
    for (let column = Math.floor(box.x / cell); column <= right; column++) {
      all += 1;
      if (row < 0 || column < 0 || row >= rows || column >= columns) continue;
      land += cells[row * columns + column] ?? 0;
    }
  }
  return all === 0 ? 0 : land / all;
}
