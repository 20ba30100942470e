/**
 * Writes the example of a typed client from the OpenAPI document.
 *
 *   npx tsx scripts/client.ts
 */
import { mkdir, writeFile } from "node:fs/promises";
import { clientSource } from "./client-source.ts";

const FOLDER = new URL("../docs/examples/client/", import.meta.url);

await mkdir(FOLDER, { recursive: true });
for (const [name, text] of Object.entries(await clientSource()))
  await writeFile(new URL(name, FOLDER), text);
