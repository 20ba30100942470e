import { z } from "zod";
import { TABLES, type TableName, toSnakeCase } from "../../model/data-set.ts";
import { showValue } from "../../model/zod-problems.ts";

/** How the cells of one column are read and written, after the row's schema. */
export interface Column {
  /** camelCase, as in code. */
  readonly field: string;
  /** snake_case, as in files. */
  readonly name: string;
  readonly type: "string" | "number" | "integer" | "boolean" | "list" | "mixed";
  /** The header may leave it out. */
  readonly optional: boolean;
  /** Every row needs a value. */
  readonly required: boolean;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly values: readonly string[] | null;
  /** What a good cell holds, for messages. */
  readonly expected: string;
}

/** What a cell says: `undefined` for an empty one, so that the schema's default applies. */
export type Cell = { readonly value: unknown } | { readonly fault: string };

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const TRUE: ReadonlySet<string> = new Set(["true", "True", "TRUE", "1"]);
const FALSE: ReadonlySet<string> = new Set(["false", "False", "FALSE", "0"]);
const EMPTY: Cell = { value: undefined };

/** The columns of a table in the order of its schema. */
export function columnsOf(table: TableName): Column[] {
  const { row, optionalColumns } = TABLES[table];
  const optional: readonly string[] = optionalColumns;
  return Object.entries(row.shape).map(([field, schema]) =>
    describeColumn(field, schema, optional.includes(field)),
  );
}

/** Reads one cell strictly: no number with text behind it, no NaN, no comma for a point. */
export function parseCell(column: Column, text: string): Cell {
  if (text === "") return EMPTY;
  switch (column.type) {
    case "number":
    case "integer": {
      const number = parseNumber(text);
      return number === null ? { fault: `is ${showValue(text)}` } : { value: number };
    }
    case "mixed":
      return { value: NUMBER.test(text) ? Number(text) : text };
    case "boolean":
      if (TRUE.has(text)) return { value: true };
      return FALSE.has(text) ? { value: false } : { fault: `is ${showValue(text)}` };
    case "list":
      return { value: text.split(";").map((part) => part.trim()) };
    case "string":
      return { value: text };
  }
}

/** The finite number that a text is, point or exponent as in code; null: it is none. */
export function parseNumber(text: string): number | null {
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** The text of a cell that `parseCell` reads back. */
export function formatCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}

interface Json {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Json[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

function describeColumn(field: string, schema: z.ZodType, optional: boolean): Column {
  const json = nonNull(z.toJSONSchema(schema, { io: "input" }) as Json);
  const type = typeOf(json);
  const isWhole = type === "integer";
  const minimum = bound(json.minimum ?? json.exclusiveMinimum, isWhole);
  const maximum = bound(json.maximum, isWhole);
  return {
    field,
    name: toSnakeCase(field),
    type,
    optional,
    required: !schema.safeParse(undefined).success,
    minimum,
    maximum,
    values: json.enum ?? null,
    expected: expectation(type, json, minimum, maximum),
  };
}

/** zod writes "or null" as a list of types where it can, as alternatives where it cannot. */
function nonNull(json: Json): Json {
  if (Array.isArray(json.type)) {
    return { ...json, type: json.type.find((type) => type !== "null") };
  }
  return json.anyOf?.find(({ type }) => type !== "null") ?? json;
}

function typeOf({ type, anyOf }: Json): Column["type"] {
  if (anyOf) return "mixed";
  if (type === "array") return "list";
  if (type === "number" || type === "integer" || type === "boolean") return type;
  return "string";
}

/** zod bounds every whole number by the safe integers; those are no bounds of ours. */
function bound(value: number | undefined, isWhole: boolean): number | null {
  if (value === undefined || (isWhole && Math.abs(value) === Number.MAX_SAFE_INTEGER)) return null;
  return value;
}

function expectation(
  type: Column["type"],
  json: Json,
  minimum: number | null,
  maximum: number | null,
): string {
  if (json.enum) return `one of ${json.enum.join(", ")}`;
  if (type === "boolean") return "true or false";
  if (type === "list") return "values split by ;";
  if (type === "mixed") return "a number or one of world, home, both";
  if (type === "string") return "text";
  const noun = type === "integer" ? "a whole number" : "a number";
  if (json.exclusiveMinimum !== undefined) {
    return `${noun} above ${minimum}${maximum === null ? "" : `, at most ${maximum}`}`;
  }
  if (minimum !== null && maximum !== null) return `${noun} ${minimum}..${maximum}`;
  return minimum !== null ? `${noun} of at least ${minimum}` : `${noun} with a decimal point`;
}
