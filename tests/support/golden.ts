import { readFileSync } from "node:fs";
import type { z } from "zod";

/** A reference case of `tests/golden/`, read through a schema. @param name without `.json` */
export function golden<T>(name: string, schema: z.ZodType<T>): T {
  const url = new URL(`../golden/${name}.json`, import.meta.url);
  return schema.parse(JSON.parse(readFileSync(url, "utf8")));
}
