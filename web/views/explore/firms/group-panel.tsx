import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { FirmGroup, FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { formatNumber, formatShare } from "../../../parts/format.ts";
import { formatTrade } from "./firm-figures.ts";
import { FirmFoot } from "./firm-foot.tsx";
import type { FirmSelection } from "./firm-selection.ts";
import { PAGE, useFirmsOfGroup } from "./queries.ts";
import { RiskList } from "./risk-list.tsx";
import { ShowSection } from "./show-section.tsx";
import { useFirmSelection } from "./use-firm-selection.ts";
import { useFirmWords } from "./use-firm-words.ts";

interface Props {
  readonly overview: FirmsOverview;
  readonly selection: FirmSelection;
}

/** Rows of the list before it is asked to go on. */
const FIRST_ROWS = 9;

/** All firms, or those of one group: how many, who carries the risk, what they trade. */
export function GroupPanel({ overview, selection }: Props) {
  const { t } = useTranslation("firms");
  const { look } = useFirmSelection();
  const words = useFirmWords(overview);
  const name = selection.kind === "all" ? null : selection.id;
  const [rows, setRows] = useState({ name, count: FIRST_ROWS });
  const shown = rows.name === name ? rows.count : FIRST_ROWS;
  const group = overview.groups.find(({ id }) => id === name);
  const title = group ? words.groupName(group, overview.group) : t("allFirms");
  const lead = () => {
    if (selection.kind === "open") return { text: t("close"), onAct: () => look({ kind: "all" }) };
    if (!group || selection.kind !== "group") return null;
    const open = () => look({ kind: "open", id: group.id });
    return { text: t(`open.${overview.group}`), onAct: open };
  };
  return (
    <aside className="selection-panel firm-panel" aria-label={title}>
      <Crumbs overview={overview} last={group ? t(`crumb.${overview.group}`) : null} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keys */}
      <section className="panel-body" aria-label={title} tabIndex={0}>
        <div className="panel-head">
          <h2>{title}</h2>
          <Lead overview={overview} group={group} name={name} isOpen={selection.kind === "open"} />
        </div>
        <RiskList
          overview={overview}
          name={name}
          shown={shown}
          onMore={() => setRows({ name, count: (shown === FIRST_ROWS ? 0 : shown) + PAGE })}
        />
        <ShowSection overview={overview} />
        {group && <GroupFacts group={group} overview={overview} />}
      </section>
      <FirmFoot lead={lead()} />
    </aside>
  );
}

interface CrumbProps {
  readonly overview: FirmsOverview;
  readonly last: string | null;
  /** The group between all and the last. */
  readonly group?: { readonly id: string; readonly name: string } | null;
}

/** The way back: all, the group, what is shown. */
export function Crumbs({ last, group = null }: CrumbProps) {
  const { t } = useTranslation("firms");
  const { look } = useFirmSelection();
  return (
    <nav className="panel-kind firm-crumbs" aria-label={t("crumbs")}>
      {last === null ? (
        <span aria-current="page">{t("all")}</span>
      ) : (
        <button type="button" className="text-button" onClick={() => look({ kind: "all" })}>
          {t("all")}
        </button>
      )}
      {group && (
        <>
          <span aria-hidden>›</span>
          <button
            type="button"
            className="text-button"
            onClick={() => look({ kind: "group", id: group.id })}
          >
            {group.name}
          </button>
        </>
      )}
      {last !== null && (
        <>
          <span aria-hidden>›</span>
          <span aria-current="page">{last}</span>
        </>
      )}
    </nav>
  );
}

interface LeadProps {
  readonly overview: FirmsOverview;
  readonly group: FirmGroup | undefined;
  readonly name: string | null;
  readonly isOpen: boolean;
}

function Lead({ overview, group, name, isOpen }: LeadProps) {
  const { t } = useTranslation("firms");
  const page = useFirmsOfGroup(name).data?.pages[0];
  if (!page) return <p className="panel-lead">{formatNumber(group?.firms ?? overview.firms)}</p>;
  const circles = Math.min(PAGE, page.firms);
  return (
    <p className="panel-lead">
      <Trans
        t={t}
        i18nKey={`lead.${page.risk.measure}`}
        count={page.carry}
        values={{ firms: formatNumber(page.firms), shown: formatNumber(page.carry) }}
        components={{ b: <b /> }}
      />{" "}
      {group &&
        !isOpen &&
        t(page.firms > circles ? `lead.circles_${page.risk.measure}` : "lead.whole", {
          count: circles,
        })}
    </p>
  );
}

function GroupFacts({
  group,
  overview,
}: {
  readonly group: FirmGroup;
  readonly overview: FirmsOverview;
}) {
  const { t } = useTranslation("firms");
  const words = useFirmWords(overview);
  const name = words.groupName(group, overview.group);
  return (
    <section className="panel-section">
      <header>
        <h3>{t("facts", { name })}</h3>
      </header>
      <dl className="firm-facts">
        <div>
          <dt>{t("fact.abroad", { home: words.homeName })}</dt>
          <dd>
            {words.abroad(group.abroad)}
            <small>
              {group.abroad === null
                ? t("fact.noCountry")
                : `${t("fact.abroadMean")}; ${t("fact.abroadKnown", { share: formatShare(group.abroadKnown, words.language) })}`}
            </small>
          </dd>
        </div>
        {(["tradeInside", "sold", "bought"] as const).map((key) => (
          <div key={key}>
            <dt>{t(`fact.${key}`)}</dt>
            <dd>{formatTrade(group[key])}</dd>
          </div>
        ))}
      </dl>
      <UnitNote overview={overview} />
    </section>
  );
}

/** What amounts are counted in. */
export function UnitNote({ overview }: { readonly overview: FirmsOverview }) {
  const { t } = useTranslation("firms");
  const { unit } = overview;
  return (
    <p className="panel-note">{unit === null ? t("fact.unitUnknown") : t("fact.unit", { unit })}</p>
  );
}
