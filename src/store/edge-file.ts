import { isFile } from "./file-info.ts";

/** Whether a reference is a file of edges: any file that is there, but for JSON documents. */
export async function isEdgeFile(reference: string): Promise<boolean> {
  if (reference.toLowerCase().endsWith(".json")) return false;
  return isFile(reference);
}
