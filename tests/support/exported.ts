import type { ExportOptions } from "../../src/model/export-options.ts";
import { type ExportedGraph, exportFile } from "../../src/store/export-file.ts";
import type { BytesCheck, BytesFile } from "./read-import.ts";

/** A graph as a file that an import takes. */
export async function exported(graph: ExportedGraph, options: ExportOptions): Promise<BytesFile> {
  const { name, pieces } = await exportFile(graph, options);
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece as string)); // text or bytes
  return { name, bytes: new Uint8Array(Buffer.concat(parts)) };
}

/** What an import keeps, as text by path; throws its problems. */
export function keptTexts(check: BytesCheck): Record<string, string> {
  if (!check.graph) throw new Error(JSON.stringify(check.problems, null, 1));
  const entries = check.graph.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]);
  return Object.fromEntries(entries);
}
