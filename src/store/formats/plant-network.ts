import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { InvalidInputError, LimitError, NotFoundError, type Problem } from "../../model/errors.ts";
import { PlantNetwork } from "../../model/exposure.ts";
import { plantFaults } from "../../scenarios/exposure/plant-faults.ts";
import { fileInfo } from "../file-info.ts";
import { utf8Problem } from "../packages/utf8-guard.ts";
import { parseJson } from "../parse-json.ts";

/** Largest document that is read: the most nodes and edges that are allowed need a tenth of it. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a network of plants, a JSON document (`linchpin-plants/1`).
 * @throws NotFoundError `not_found`; InvalidInputError `invalid_data` with every problem, each with line
 *   and column or JSON pointer; LimitError `too_large`
 * @see docs/methods/exposure.md#files
 */
export async function readPlantNetwork(path: string): Promise<PlantNetwork> {
  const file = basename(path);
  const found = await fileInfo(path);
  if (!found?.isFile()) {
    const message = found ? `"${path}" is no file` : `there is no file "${path}"`;
    const expected = "a network of plants (linchpin-plants/1, JSON)";
    throw new NotFoundError("not_found", message, {
      details: [{ column: "PLANTS", message, expected }],
    });
  }
  if (found.size > MOST_BYTES) {
    const message = `${file} has ${found.size} bytes`;
    const expected = `a document of at most ${MOST_BYTES} bytes`;
    throw new LimitError("too_large", message, { details: [{ file, message, expected }] });
  }
  const bytes = await readFile(path);
  if (!isUtf8(bytes)) throw refusal(file, [utf8Problem(bytes, file)]);
  const json = parseJson(bytes.toString("utf8"), file);
  if ("problem" in json) throw refusal(file, [json.problem]);
  const problems = plantFaults(json.value).map((problem) => ({ file, ...problem }));
  if (problems.length > 0) throw refusal(file, problems);
  return PlantNetwork.parse(json.value);
}

function refusal(file: string, details: readonly Problem[]): InvalidInputError {
  const count = details.length === 1 ? "1 problem" : `${details.length} problems`;
  return new InvalidInputError("invalid_data", `${file} cannot be used: ${count}`, { details });
}
