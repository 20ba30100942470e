import type { TargetParts } from "../../parts/target-parts.ts";

/** What dossiers are written on: products, sectors among them, and countries. */
export function canReport({ kind }: Pick<TargetParts, "kind">): boolean {
  return kind === "product" || kind === "country";
}

/** Name of the file that a dossier is saved as: `linchpin-us-sri-gallium-refined.html`. */
export function reportName(graph: string, subject: string): string {
  return `linchpin-${graph}-${subject.replace(/^@/, "")}.html`;
}
