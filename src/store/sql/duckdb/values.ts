import { DuckDBBlobValue, DuckDBTimestampTZValue, type DuckDBValue } from "@duckdb/node-api";

/** A parameter as DuckDB takes it: bytes, moments and plain values. */
export function toDuckDb(value: unknown): DuckDBValue {
  if (value instanceof Uint8Array) return new DuckDBBlobValue(value);
  if (value instanceof Date) return new DuckDBTimestampTZValue(BigInt(value.getTime()) * 1000n);
  return value as DuckDBValue;
}

/** A value of a row as the program knows it; whole numbers stay below 2^53. */
export function fromDuckDb(value: DuckDBValue): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof DuckDBBlobValue) return value.bytes;
  if (value instanceof DuckDBTimestampTZValue) return new Date(Number(value.micros / 1000n));
  return value;
}
