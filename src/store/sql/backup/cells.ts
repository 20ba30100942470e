import type { CellKind } from "./backup-tables.ts";

/** A value as it stands in a line of a backup: bytes in base64, moments in ISO 8601. */
export function toCell(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return value;
}

/** The value that a cell stands for; undefined: it stands for none. */
export function fromCell(cell: unknown, kind: CellKind): unknown {
  if (cell === null) return kind.endsWith("?") ? null : undefined;
  if (kind === "whole" || kind === "whole?") return Number.isSafeInteger(cell) ? cell : undefined;
  if (typeof cell !== "string") return undefined;
  if (kind === "bytes") return Buffer.from(cell, "base64");
  if (kind === "text" || kind === "text?") return cell;
  const moment = new Date(cell);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
