import { TABLES, type TableName, toSnakeCase } from "../../model/data-set.ts";
import { type Column, columnsOf } from "./columns.ts";

/** A Frictionless table schema (`specs.frictionlessdata.io/table-schema`). */
export interface TableSchema {
  readonly fields: readonly TableField[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly ForeignKey[];
}

interface TableField {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
}

interface ForeignKey {
  readonly fields: string;
  readonly reference: { readonly resource: string; readonly fields: string };
}

/** What a column of one id refers to, by its name. */
const REFERENCES: Readonly<Record<string, string>> = {
  product: "products",
  input: "products",
  sector: "products",
  source: "sources",
};

/**
 * Schema of a table's CSV file, made from the rows' zod schema.
 * @param header columns of the file, snake_case, in its order
 * @param resources tables of the package: only these can be referred to
 */
export function tableSchema(
  table: TableName,
  header: readonly string[],
  resources: ReadonlySet<string>,
): TableSchema {
  const columns = columnsOf(table);
  const present = header.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  const primaryKey = keyOf(table, present);
  const foreignKeys = present.flatMap(({ name, type }): ForeignKey[] => {
    const resource = REFERENCES[name];
    if (!resource || type === "list" || !resources.has(resource)) return [];
    return [{ fields: name, reference: { resource, fields: "id" } }];
  });
  return {
    fields: present.map(fieldOf),
    missingValues: [""],
    ...(primaryKey ? { primaryKey } : {}),
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
}

/** Frictionless wants every part of a primary key in every row: keys with year or source have none. */
function keyOf(table: TableName, present: readonly Column[]): string[] | null {
  const isRepeated = "rival" in TABLES[table].row.shape;
  const key = TABLES[table].key.map(toSnakeCase);
  const required = new Set(present.filter((column) => column.required).map(({ name }) => name));
  return !isRepeated && key.every((name) => required.has(name)) ? key : null;
}

const TYPES: Readonly<Record<Column["type"], string>> = {
  string: "string",
  number: "number",
  integer: "integer",
  boolean: "boolean",
  list: "string",
  mixed: "any",
};

function fieldOf({ name, type, required, minimum, maximum, values }: Column): TableField {
  const constraints = {
    ...(required ? { required: true } : {}),
    ...(minimum === null ? {} : { minimum }),
    ...(maximum === null ? {} : { maximum }),
    ...(values === null ? {} : { enum: values }),
  };
  return {
    name,
    type: TYPES[type],
    ...(type === "list" ? { description: "several values are split by ;" } : {}),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}
