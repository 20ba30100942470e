/**
 * Writes the published JSON Schemas from the ones that the program reads by.
 *
 *   npx tsx scripts/schemas.ts
 */
import { writeFile } from "node:fs/promises";
import { scenarioSchema } from "../src/store/formats/scenario-schema.ts";

await writeFile(
  new URL("../docs/schemas/linchpin-scenario-1.schema.json", import.meta.url),
  scenarioSchema(),
);
