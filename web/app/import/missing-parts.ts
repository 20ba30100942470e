import type { GraphOverview } from "../../../src/api/contract/operations.ts";

/** What a data set lacks so that some question has no answer: keys of texts, the gravest first. */
export type MissingPart = "noProducts" | "noSectors" | "noImportance" | "noInputs" | "noSupply";

/** What a data set lacks; nothing: every question can be asked. */
export function missingParts({
  products,
  inputs,
}: Pick<GraphOverview, "products" | "inputs">): MissingPart[] {
  if (products.length === 0) return ["noProducts"];
  const sectors = products.filter(({ kind }) => kind === "sector");
  const others = products.filter(({ kind }) => kind !== "sector");
  const missing: MissingPart[] = [];
  if (sectors.length === 0) missing.push("noSectors");
  else if (sectors.every(({ importance }) => !importance)) missing.push("noImportance");
  if (inputs.length === 0) missing.push("noInputs");
  const isNamed = ({ country }: { country: string }) => country !== "UNK" && country !== "OTH";
  if (!others.some(({ makers }) => makers.some(isNamed))) missing.push("noSupply");
  return missing;
}
