import { type Draw, oneOf } from "../../support/drawer.ts";
import { ODD, PLAIN, wordsFor } from "./words.ts";

/** What is used of JSON Schema in the description of the API. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

interface Maker {
  readonly draw: Draw;
  /** Schemas by name. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Deeper than that only what has to be there is made. */
const FULL_DEPTH = 4;
const MOST_ITEMS = 3;

/**
 * A small value that a schema allows, as far as its keywords say.
 * @param name of the field: texts are drawn from those that mean something there
 */
export function valueFor(schema: Schema, name: string, maker: Maker, depth = 0): unknown {
  const { draw, schemas } = maker;
  if (schema.$ref !== undefined) {
    const found = schemas[schema.$ref.split("/").at(-1) ?? ""];
    return found ? valueFor(found, name, maker, depth) : null;
  }
  if ("const" in schema) return schema.const;
  if (schema.enum) return oneOf(schema.enum, draw);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return valueFor(oneOf(choices, draw), name, maker, depth + 1);
  const type =
    typeof schema.type === "string" ? schema.type : oneOf(schema.type ?? ["string"], draw);
  switch (type) {
    case "object":
      return objectFor(schema, maker, depth);
    case "array":
      return arrayFor(schema, name, maker, depth);
    case "string":
      return textFor(schema, name, draw);
    case "integer":
    case "number":
      return numberFor(schema, type, draw);
    case "boolean":
      return draw(2) === 0;
    default:
      return null;
  }
}

function objectFor(schema: Schema, maker: Maker, depth: number): Record<string, unknown> {
  const { draw } = maker;
  const { properties = {}, required = [], additionalProperties: more, propertyNames } = schema;
  const made: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(properties)) {
    const isWanted = depth < FULL_DEPTH && draw(depth === 0 ? 4 : 3) === 0;
    if (required.includes(name) || isWanted) made[name] = valueFor(field, name, maker, depth + 1);
  }
  if (typeof more === "object") {
    const fields = propertyNames ? (propertyNames.enum?.length ?? MOST_ITEMS) : MOST_ITEMS;
    for (let at = draw(Math.min(fields, MOST_ITEMS) + 1); at > 0; at--) {
      const name = String(valueFor(propertyNames ?? { type: "string" }, "nodes", maker, depth + 1));
      made[name] = valueFor(more, name, maker, depth + 1);
    }
  }
  return made;
}

function arrayFor(schema: Schema, name: string, maker: Maker, depth: number): unknown[] {
  const { items, prefixItems = [], minItems = 0, maxItems = MOST_ITEMS } = schema;
  const first = prefixItems.map((item) => valueFor(item, name, maker, depth + 1));
  const most = Math.min(maxItems, Math.max(minItems, MOST_ITEMS));
  const length = Math.max(minItems, maker.draw(most + 1));
  while (items && first.length < length) first.push(valueFor(items, name, maker, depth + 1));
  return first;
}

/** Texts of the field that fit; some that nobody expects, where the schema allows them. */
export function textFor(schema: Schema, name: string, draw: Draw): string {
  const { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const fits = (text: string) =>
    text.length >= minLength &&
    text.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, "u").test(text));
  const odd = draw(12) === 0 ? ODD.filter(fits) : [];
  const known = [odd, wordsFor(name).filter(fits), PLAIN.filter(fits)].find(
    (texts) => texts.length > 0,
  );
  return known ? oneOf(known, draw) : "a".repeat(minLength);
}

function numberFor(schema: Schema, type: string, draw: Draw): number {
  const { exclusiveMinimum, exclusiveMaximum } = schema;
  const least = schema.minimum ?? exclusiveMinimum ?? 0;
  const most = schema.maximum ?? exclusiveMaximum ?? least + 100;
  if (type === "integer") {
    const first = exclusiveMinimum === undefined ? least : least + 1;
    return first + draw(Math.min(most - first + 1, 30)); // large ones are drawn where bounds are tried
  }
  const inside = least + ((1 + draw(98)) / 100) * (Math.min(most, least + 100) - least);
  const ends = [
    ...(exclusiveMinimum === undefined ? [least] : []),
    ...(exclusiveMaximum === undefined ? [Math.min(most, least + 100)] : []),
  ];
  return draw(5) === 0 && ends.length > 0 ? oneOf(ends, draw) : inside;
}
