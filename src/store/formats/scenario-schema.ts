import { z } from "zod";
import { Scenario } from "../../model/scenario.ts";

/**
 * JSON Schema (draft 2020-12) of a scenario document as it is written, for editors and other programs.
 * @returns text of the file that is published in docs/schemas
 */
export function scenarioSchema(): string {
  const schema = z.toJSONSchema(Scenario, { io: "input" });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
