/** As much of JSON Schema (2020-12) as the API's description uses; any other keyword is an error. */
export type JsonSchema = Readonly<Record<string, unknown>>;

interface Checked {
  readonly path: string;
  readonly value: unknown;
  readonly schema: JsonSchema;
  /** The schema under a `$ref`. */
  readonly resolve: (reference: string) => JsonSchema;
}

type Check = (of: Checked, operand: never) => string[];

/** What is wrong with a value, one line a fault, each with its path; nothing: it fits. */
export function schemaFaults(of: Checked): string[] {
  return Object.entries(of.schema).flatMap(([keyword, operand]) => {
    const check = CHECKS[keyword];
    if (!check) throw new TypeError(`${of.path}: keyword ${keyword} is not known here`);
    return check(of, operand as never);
  });
}

const nothing: Check = () => [];

const CHECKS: Readonly<Record<string, Check>> = {
  description: nothing,
  default: nothing,
  format: nothing,
  $ref: (of, reference: string) => schemaFaults({ ...of, schema: of.resolve(reference) }),
  type(of, types: string | string[]) {
    const fits = [types].flat().some((type) => hasType(of.value, type));
    return fits ? [] : [`${of.path} is ${typeof of.value}, not ${String(types)}`];
  },
  const: (of, constant: unknown) =>
    of.value === constant ? [] : [`${of.path} is not ${constant}`],
  enum: (of, values: unknown[]) => (values.includes(of.value) ? [] : [`${of.path} is not in enum`]),
  anyOf: (of, schemas: JsonSchema[]) => oneFits(of, schemas, (count) => count >= 1),
  oneOf: (of, schemas: JsonSchema[]) => oneFits(of, schemas, (count) => count === 1),
  minimum: (of, least: number) => number(of, (value) => value >= least, "too small"),
  maximum: (of, most: number) => number(of, (value) => value <= most, "too large"),
  exclusiveMinimum: (of, least: number) => number(of, (value) => value > least, "too small"),
  exclusiveMaximum: (of, most: number) => number(of, (value) => value < most, "too large"),
  minLength: (of, least: number) => text(of, ({ length }) => length >= least),
  maxLength: (of, most: number) => text(of, ({ length }) => length <= most),
  pattern: (of, pattern: string) => text(of, (value) => new RegExp(pattern, "u").test(value)),
  minItems: (of, least: number) => list(of, ({ length }) => length >= least),
  maxItems: (of, most: number) => list(of, ({ length }) => length <= most),
  items(of, schema: JsonSchema) {
    if (!Array.isArray(of.value)) return [];
    return of.value.flatMap((value, at) =>
      schemaFaults({ ...of, schema, value, path: `${of.path}/${at}` }),
    );
  },
  properties(of, properties: Readonly<Record<string, JsonSchema>>) {
    return entries(of).flatMap(([key, value]) => {
      const schema = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return schema ? schemaFaults({ ...of, schema, value, path: `${of.path}/${key}` }) : [];
    });
  },
  required(of, names: string[]) {
    const found = new Set(entries(of).map(([key]) => key));
    if (!isObject(of.value)) return [];
    return names.filter((name) => !found.has(name)).map((name) => `${of.path}/${name} is missing`);
  },
  additionalProperties(of, schema: JsonSchema | boolean) {
    const known = Object.keys((of.schema["properties"] as object | undefined) ?? {});
    return entries(of)
      .filter(([key]) => !known.includes(key))
      .flatMap(([key, value]) => {
        const path = `${of.path}/${key}`;
        if (typeof schema !== "boolean") return schemaFaults({ ...of, schema, value, path });
        return schema ? [] : [`${path} is not described`];
      });
  },
  propertyNames: (of, schema: JsonSchema) =>
    entries(of).flatMap(([key]) =>
      schemaFaults({ ...of, schema, value: key, path: `${of.path} key ${key}` }),
    ),
};

function hasType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entries({ value }: Checked): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function oneFits(of: Checked, schemas: JsonSchema[], fits: (count: number) => boolean): string[] {
  const faults = schemas.map((schema) => schemaFaults({ ...of, schema }));
  if (fits(faults.filter(({ length }) => length === 0).length)) return [];
  return faults.reduce((least, some) => (some.length < least.length ? some : least));
}

function number({ value, path }: Checked, fits: (of: number) => boolean, how: string): string[] {
  return typeof value !== "number" || fits(value) ? [] : [`${path} is ${value}: ${how}`];
}

function text({ value, path }: Checked, fits: (of: string) => boolean): string[] {
  return typeof value !== "string" || fits(value) ? [] : [`${path} is "${value}"`];
}

function list({ value, path }: Checked, fits: (of: unknown[]) => boolean): string[] {
  return !Array.isArray(value) || fits(value) ? [] : [`${path} has ${value.length} entries`];
}
