import { useTranslation } from "react-i18next";
import type { ViewState } from "../../app/view-state-address.ts";
import { formatLoss, RANGE_FROM } from "../../parts/format.ts";
import { PathInWords } from "../../parts/path-in-words.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { type SectorLoss, splitLosses } from "./other-losses.ts";
import { Section } from "./section.tsx";
import { usePlace } from "./use-selection.ts";

const ALSO = 4;

interface Props {
  readonly by: ViewState["by"];
  readonly id: string;
}

/** What stops first: the binding path to the sector that loses most, then the others that lose. */
export function PathSection({ by, id }: Props) {
  const { t } = useTranslation("panel");
  const names = useNames();
  const item = usePlace(by, id)?.item;
  if (!item) return null;
  const hasWeight = (id: string) => (names?.products.get(id)?.importance ?? 0) > 0;
  const sector = item.path.at(-1);
  const { counted, uncounted } = splitLosses(item.losses, hasWeight, sector);
  const isRange = item.scoreHigh - item.scoreLow > RANGE_FROM;
  return (
    <Section title={t("path.title")} tour="path">
      {item.path.length > 1 && sector !== undefined ? (
        <PathInWords path={item.path} loss={item.losses[sector] ?? null} isWhole hasStart />
      ) : (
        <p className="panel-note">{t("path.none")}</p>
      )}
      <AlsoHit title={t("path.also")} losses={counted.slice(0, ALSO)} />
      <AlsoHit title={t("path.uncounted")} losses={uncounted.slice(0, ALSO)} />
      {isRange && (
        <p className="panel-note">{t(by === "product" ? "path.atProduct" : "path.atOther")}</p>
      )}
    </Section>
  );
}

interface AlsoProps {
  readonly title: string;
  readonly losses: readonly SectorLoss[];
}

function AlsoHit({ title, losses }: AlsoProps) {
  const language = useLanguage();
  const names = useNames();
  if (losses.length === 0) return null;
  return (
    <p className="panel-also">
      <span className="quiet">{title} </span>
      {losses.map(([sector, loss]) => (
        <span key={sector}>
          {names?.product(sector)} <b className="loss-text">{formatLoss(loss, language)}</b>{" "}
        </span>
      ))}
    </p>
  );
}
