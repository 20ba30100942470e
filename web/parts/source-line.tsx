import { useTranslation } from "react-i18next";
import type { ProductDetailResponse } from "../../src/api/contract/operations.ts";

type Source = ProductDetailResponse["sources"][number];

interface Props {
  readonly source: Pick<Source, "citation" | "url" | "publisher" | "year"> | null;
  readonly year?: number | null;
  /** Page or table of the source; for a judgement, the reason. */
  readonly detail?: string | null;
  /** Publisher and year stand for the whole citation, which is told elsewhere. */
  readonly isShort?: boolean;
}

/** Where a figure comes from, of which year; the source opens beside the page. */
export function SourceLine({ source, year = null, detail = null, isShort = false }: Props) {
  const { t } = useTranslation("words");
  if (!source && year === null && detail === null) return null;
  const short = source?.publisher && [source.publisher, source.year].filter(Boolean).join(", ");
  const name = (isShort && short) || source?.citation;
  return (
    <span className="source-line">
      {source?.url ? (
        <a href={source.url} target="_blank" rel="noreferrer" title={t("openSource")}>
          {name}
        </a>
      ) : (
        <span title={isShort ? source?.citation : undefined}>{name}</span>
      )}
      {source && year !== null ? " · " : ""}
      {year}
      {detail !== null && (source || year !== null) ? " · " : ""}
      {detail !== null && <span lang="en">{detail}</span>}
    </span>
  );
}
