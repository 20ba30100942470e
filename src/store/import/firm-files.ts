import { AboutFirms, FIRM_FILES } from "../firm-folder.ts";
import type { KeptFile } from "../kept/store.ts";
import { csvText } from "./csv-text.ts";
import { encoded } from "./import-file.ts";
import type { RawAttributes } from "./raw-graph.ts";

/** A firm as an import has it; what is not stated is empty. */
export interface ImportedFirm {
  readonly id: string;
  readonly label: string;
  readonly industry: string;
  readonly country: string;
}

/** Stands for an industry that is not stated: firms are grouped by it all the same. */
export const NO_INDUSTRY = "unknown";

/** The file of firms; null where nothing is known of any beside its id. */
export function firmsFile(firms: readonly ImportedFirm[]): KeptFile | null {
  const isKnown = firms.some(({ id, label, industry, country }) =>
    Boolean((label && label !== id) || industry || country),
  );
  if (!isKnown) return null;
  const rows = firms.map(({ id, label, industry, country }) => [
    id,
    label || id,
    industry || NO_INDUSTRY,
    country,
  ]);
  return {
    path: FIRM_FILES.nodes,
    bytes: encoded(csvText(["id", "label", "industry", "country"], rows)),
  };
}

/** What is said of the network as a whole; null: nothing. */
export function aboutFile(
  title: string | null,
  { title_ja: titleJa, unit, home }: RawAttributes = {},
): KeptFile | null {
  const stated = {
    ...(title ? { titleEn: title } : {}),
    ...(titleJa ? { titleJa } : {}),
    ...(unit ? { unit } : {}),
    ...(home ? { home: home.split(";").map((code) => code.trim()) } : {}),
  };
  // What others call a unit or a home may be something else.
  const about = AboutFirms.safeParse(stated).success ? stated : title ? { titleEn: title } : {};
  if (Object.keys(about).length === 0) return null;
  return { path: FIRM_FILES.about, bytes: encoded(`${JSON.stringify(about, null, 2)}\n`) };
}

/** Several files without those that are not needed. */
export function present(...files: readonly (KeptFile | null)[]): KeptFile[] {
  return files.flatMap((file) => (file ? [file] : []));
}
