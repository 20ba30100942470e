import { useTranslation } from "react-i18next";
import { SourceLine } from "../../parts/source-line.tsx";
import type { MakerRow } from "./maker-rows.ts";

/** How one maker's figure is backed: word, source, year, place in the source. */
export function MakerBacking({
  evidence,
}: {
  readonly evidence: NonNullable<MakerRow["evidence"]>;
}) {
  const { t } = useTranslation("words");
  return (
    <span className="panel-source">
      {evidence.status && `${t(`status.${evidence.status}`)} · `}
      <SourceLine source={evidence.source} year={evidence.year} detail={evidence.detail} />
    </span>
  );
}
