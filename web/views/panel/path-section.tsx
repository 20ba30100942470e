import { useTranslation } from "react-i18next";
import type { ViewState } from "../../app/view-state-address.ts";
import { formatLoss } from "../../parts/format.ts";
import { PathInWords } from "../../parts/path-in-words.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Section } from "./section.tsx";
import { usePlace } from "./use-selection.ts";

const ALSO = 4;
const FELT = 0.0005;

interface Props {
  readonly by: ViewState["by"];
  readonly id: string;
}

/** What stops first: the binding path to the sector that loses most, then the others that lose. */
export function PathSection({ by, id }: Props) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const names = useNames();
  const item = usePlace(by, id)?.item;
  if (!item) return null;
  const hasWeight = (id: string) => (names?.products.get(id)?.importance ?? 0) > 0;
  const sector = item.path.at(-1);
  const others = Object.entries(item.losses)
    .filter(([other, loss]) => other !== sector && loss > FELT && hasWeight(other))
    .sort((a, b) => b[1] - a[1])
    .slice(0, ALSO);
  return (
    <Section title={t("path.title")}>
      {item.path.length > 1 && sector !== undefined ? (
        <PathInWords path={item.path} loss={item.losses[sector] ?? null} isWhole hasStart />
      ) : (
        <p className="panel-note">{t("path.none")}</p>
      )}
      {others.length > 0 && (
        <p className="panel-also">
          <span className="quiet">{t("path.also")} </span>
          {others.map(([other, loss]) => (
            <span key={other}>
              {names?.product(other)} <b className="loss-text">{formatLoss(loss, language)}</b>{" "}
            </span>
          ))}
        </p>
      )}
    </Section>
  );
}
