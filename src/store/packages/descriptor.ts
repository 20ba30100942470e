import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type CountryDefaults, TABLE_NAMES, toSnakeCase } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { CountryCode } from "../../model/ids.ts";
import { MOST_TITLE_LENGTH } from "../../model/title.ts";
import { faultsOf } from "../../model/zod-problems.ts";
import { parseJson } from "../parse-json.ts";
import { utf8Problem } from "./utf8-guard.ts";

export const DESCRIPTOR = "datapackage.json";

const codes = z.array(CountryCode).default([]);

/** What Linchpin reads of `datapackage.json`; other properties of Frictionless may stand beside it. */
export const Descriptor = z.looseObject({
  name: z.string().min(1).optional(),
  title: z.string().min(1).max(MOST_TITLE_LENGTH).optional(),
  titleJa: z.string().min(1).max(MOST_TITLE_LENGTH).nullable().optional(),
  linchpin: z
    .strictObject({ home: codes, trusted: codes, adversary: codes })
    .default({ home: [], trusted: [], adversary: [] }) satisfies z.ZodType<CountryDefaults>,
  resources: z.array(
    z.looseObject({
      name: z.string().min(1),
      path: z.string().min(1),
      schema: z.looseObject({ fields: z.array(z.looseObject({ name: z.string() })) }).optional(),
    }),
    "a list of resources",
  ),
});
export type Descriptor = z.infer<typeof Descriptor>;

export interface DescriptorRead {
  readonly descriptor: Descriptor | null;
  readonly problems: readonly Problem[];
}

/** Reads `datapackage.json` of a folder. */
export async function readDescriptor(folder: string): Promise<DescriptorRead> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, DESCRIPTOR));
  } catch {
    const expected = "a Frictionless data package descriptor";
    return fail({ file: DESCRIPTOR, message: "the file is missing", expected });
  }
  if (!isUtf8(bytes)) return fail(utf8Problem(bytes, DESCRIPTOR));
  const json = parseJson(bytes.toString("utf8"), DESCRIPTOR);
  if ("problem" in json) return fail(json.problem);
  const parsed = Descriptor.safeParse(json.value);
  if (!parsed.success) {
    return fail(
      ...faultsOf(parsed.error, json.value).map(({ path, message, expected }) => ({
        file: DESCRIPTOR,
        ...(path.length > 0 ? { column: path.join(".") } : {}),
        message,
        expected,
      })),
    );
  }
  return { descriptor: parsed.data, problems: resourceProblems(parsed.data) };
}

function fail(...problems: readonly Problem[]): DescriptorRead {
  return { descriptor: null, problems };
}

/** Resources whose path is not where Linchpin looks for the table of that name. */
function resourceProblems({ resources }: Descriptor): Problem[] {
  const tables = new Set(TABLE_NAMES.map(toSnakeCase));
  return resources.flatMap(({ name, path }, index) =>
    tables.has(name) && path !== `${name}.csv`
      ? [
          {
            file: DESCRIPTOR,
            column: `resources.${index}.path`,
            message: `is "${path}"`,
            expected: `${name}.csv`,
          },
        ]
      : [],
  );
}
