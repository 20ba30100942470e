import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RiskResult } from "../../src/model/results.ts";
import type { RiskItem } from "../../src/model/risk.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { callJson } from "./call.ts";

/** Writes a network document of which only the parts that matter are given. */
export async function writeDocument(document: object): Promise<string> {
  const path = join(await temporaryFolder(), "document.json");
  const whole = { format: "linchpin-network/1", inputGroups: [], ...document };
  await writeFile(path, JSON.stringify(whole));
  return path;
}

/** What `risk DOCUMENT --json` answers. */
export async function riskResult(document: object, ...options: string[]): Promise<RiskResult> {
  const path = await writeDocument(document);
  return RiskResult.parse(await callJson(["risk", path, ...options]));
}

/** Its items by id. */
export async function risk(document: object, ...options: string[]): Promise<Map<string, RiskItem>> {
  const { items } = await riskResult(document, ...options);
  return new Map(items.map((item) => [item.id, item]));
}
