import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const DIGITS = 8;

/**
 * What figures depend on beside the question: version of the program, its compiled kernels and the engine
 * that runs them. Processes of different ones share no work: their figures are never mixed.
 */
export function programVersion(): string {
  const { version } = JSON.parse(read("../../package.json").toString()) as { version: string };
  const isSource = import.meta.url.endsWith(".ts");
  const kernels = isSource ? "../../dist/engine/wasm/kernels.wasm" : "../engine/wasm/kernels.wasm";
  const hash = createHash("sha256").update(process.versions.v8).update(readOrNothing(kernels));
  return `${version}-${hash.digest("hex").slice(0, DIGITS)}`;
}

function read(path: string): Buffer {
  return readFileSync(new URL(path, import.meta.url));
}

/** Without compiled kernels their plain twins run: the same bits, told apart all the same. */
function readOrNothing(path: string): Buffer {
  try {
    return read(path);
  } catch {
    return Buffer.alloc(0);
  }
}
