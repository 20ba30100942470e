import { useTranslation } from "react-i18next";
import type { FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { useViewState } from "../../../app/view-state.ts";
import { formatNumber, formatShare } from "../../../parts/format.ts";
import { useLanguage } from "../../../parts/use-names.ts";
import { firmFinding } from "./firm-figures.ts";
import { useFirmsAround, useFirmsInside } from "./queries.ts";
import { useFirmSelection } from "./use-firm-selection.ts";
import { useFirmWords } from "./use-firm-words.ts";

/** The main finding in one sentence; of an opened group or a firm, what is shown and what is not. */
export function FirmsFinding({ overview }: { readonly overview: FirmsOverview }) {
  const { selection } = useFirmSelection();
  return (
    <div className="finding-bar" role="status">
      {selection.kind === "open" && <OpenFinding overview={overview} name={selection.id} />}
      {selection.kind === "firm" && <AroundFinding firm={selection.id} />}
      {(selection.kind === "all" || selection.kind === "group") && (
        <WholeFinding overview={overview} />
      )}
    </div>
  );
}

/** How many firms there are, and what the figures say of them. */
export function WholeFinding({ overview }: { readonly overview: FirmsOverview }) {
  const { t } = useTranslation("firms");
  const language = useLanguage();
  const found = firmFinding(overview);
  const count = "count" in found ? found.count : 0;
  return (
    <>
      <h1>
        {t(overview.industries > 0 ? "finding.size" : "finding.size_plain", {
          firms: formatNumber(overview.firms),
          industries: formatNumber(overview.industries),
        })}{" "}
        {found.key === "none"
          ? t("finding.none", { firm: found.firm, share: formatShare(found.risk, language) })
          : t(`finding.${found.key}`, { count, shown: formatNumber(count) })}
      </h1>
      <p>{t("finding.exact", { links: formatNumber(overview.links) })}</p>
    </>
  );
}

function OpenFinding({
  overview,
  name,
}: {
  readonly overview: FirmsOverview;
  readonly name: string;
}) {
  const { t } = useTranslation("firms");
  const words = useFirmWords(overview);
  const inside = useFirmsInside(name).data;
  const group = overview.groups.find(({ id }) => id === name);
  if (!inside || !group) return <h1 className="sr-only">{name}</h1>;
  const of = { name: words.groupName(group, overview.group), firms: formatNumber(group.firms) };
  return (
    <>
      <h1>
        {inside.more > 0
          ? t(`shown.open_${inside.risk.measure}`, { ...of, shown: inside.items.length })
          : t("shown.openAll", of)}
      </h1>
      <p>
        {inside.more > 0 && `${t("shown.more", { shown: formatNumber(inside.more) })} · `}
        {t("shown.links", { shown: formatNumber(inside.links.length + inside.leftOut.links) })}
      </p>
    </>
  );
}

function AroundFinding({ firm }: { readonly firm: string }) {
  const { t } = useTranslation("firms");
  const { state } = useViewState();
  const around = useFirmsAround(firm, state.steps ?? 1).data;
  if (!around) return <h1 className="sr-only">{firm}</h1>;
  const name = around.items.find(({ id }) => id === firm)?.name ?? firm;
  const count = around.items.length - 1;
  const key = (state.steps ?? 1) === 1 ? "shown.aroundOne" : "shown.around";
  return (
    <>
      <h1>{t(key, { name, count, steps: state.steps ?? 1 })}</h1>
      {around.more > 0 && <p>{t("shown.byTrade", { shown: formatNumber(around.more) })}</p>}
    </>
  );
}
