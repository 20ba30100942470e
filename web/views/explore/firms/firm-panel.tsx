import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirmDetail, FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { Failure } from "../../../parts/failure.tsx";
import { formatNumber, formatShare } from "../../../parts/format.ts";
import { formatTrade, otherId } from "./firm-figures.ts";
import { FirmFoot } from "./firm-foot.tsx";
import { FirmStopSection } from "./firm-stop.tsx";
import { Crumbs, UnitNote } from "./group-panel.tsx";
import { useFirm } from "./queries.ts";
import { RiskNote } from "./risk-list.tsx";
import { ShowSection } from "./show-section.tsx";
import { useFirmSelection } from "./use-firm-selection.ts";
import { useFirmWords } from "./use-firm-words.ts";

interface Props {
  readonly overview: FirmsOverview;
  readonly firm: string;
}

/** One firm: what it is, what stops with it, whom it buys from and sells to. */
export function FirmPanel({ overview, firm }: Props) {
  const { t } = useTranslation("firms");
  const { look } = useFirmSelection();
  const words = useFirmWords(overview);
  const answer = useFirm(firm);
  const name = answer.data?.firm.name ?? firm;
  const group = overview.groups.find(({ id }) => id === answer.data?.firm.group);
  const crumb = group ? { id: group.id, name: words.groupName(group, overview.group) } : null;
  return (
    <aside className="selection-panel firm-panel" aria-label={name}>
      <Crumbs overview={overview} group={crumb} last={t("crumb.firm")} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keys */}
      <section className="panel-body" aria-label={name} tabIndex={0}>
        <div className="panel-head">
          <h2 title={firm}>{name}</h2>
        </div>
        {answer.error ? (
          <Failure
            title={t("failedPart")}
            error={answer.error}
            action={{ label: t("close"), onAct: () => look({ kind: "all" }) }}
          />
        ) : (
          answer.data && <FirmBody overview={overview} detail={answer.data} />
        )}
      </section>
      <FirmFoot
        lead={
          group
            ? {
                text: t(`open.${overview.group}`),
                onAct: () => look({ kind: "open", id: group.id }),
              }
            : null
        }
      />
    </aside>
  );
}

interface BodyProps {
  readonly overview: FirmsOverview;
  readonly detail: FirmDetail;
}

/** The facts of a firm, shared by panel and phone. */
export function FirmBody({ overview, detail }: BodyProps) {
  return (
    <>
      <FirmFacts overview={overview} detail={detail} />
      <FirmStopSection overview={overview} firm={detail.firm.id} />
      <Partners overview={overview} detail={detail} side="suppliers" />
      <Partners overview={overview} detail={detail} side="customers" />
      <ShowSection overview={overview} />
    </>
  );
}

/** Industry, country, risk, trade of a firm. */
export function FirmFacts({ overview, detail }: BodyProps) {
  const { t } = useTranslation("firms");
  const words = useFirmWords(overview);
  const { firm, risk, firms, shareOfTrade, abroadKnown } = detail;
  const stated = (name: string | null) => name ?? t("fact.notStated");
  const rows: [name: string, value: string, note?: string][] = [
    [t("fact.industry"), stated(firm.industry)],
    [t("fact.country"), firm.country === null ? stated(null) : words.country(firm.country)],
    [
      t(`risk.${risk.measure}One`),
      words.risk(firm.risk, risk),
      t("risk.rank", { place: formatNumber(firm.rank), firms: formatNumber(firms) }),
    ],
    [t("fact.shareOfTrade"), formatShare(shareOfTrade, words.language)],
    [
      t("fact.abroad", { home: words.homeName }),
      words.abroad(firm.abroad),
      firm.abroad === null
        ? undefined
        : t("fact.abroadKnown", { share: formatShare(abroadKnown, words.language) }),
    ],
    [t("head.soldAll"), formatTrade(firm.sold)],
    [t("head.boughtAll"), formatTrade(firm.bought)],
  ].map(
    ([name = "", value = "", note]) =>
      [name, value, ...(note ? [note] : [])] as [string, string, string?],
  );
  return (
    <section className="panel-section">
      <dl className="firm-facts">
        {rows.map(([name, value, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {note && <small>{note}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <RiskNote overview={overview} />
      <UnitNote overview={overview} />
    </section>
  );
}

const FIRST_PARTNERS = 6;

/** Suppliers or customers, the largest first. */
export function Partners({
  overview,
  detail,
  side,
}: BodyProps & { readonly side: "suppliers" | "customers" }) {
  const { t } = useTranslation("firms");
  const { look } = useFirmSelection();
  const words = useFirmWords(overview);
  const [isWhole, setWhole] = useState(false);
  const { count, items } = detail[side];
  const shown = isWhole ? items : items.slice(0, FIRST_PARTNERS);
  const left = count - shown.length;
  return (
    <section className="panel-section">
      <header>
        <h3>
          {t(`partners.${side}`)} <span className="quiet">{formatNumber(count)}</span>
        </h3>
        {count > 0 && <span className="panel-aside">{t(`partners.${side}Unit`)}</span>}
      </header>
      {count === 0 && <p className="panel-note">{t("partners.none")}</p>}
      <ol className="firm-list">
        {shown.map((partner) => (
          <li key={partner.id}>
            <button type="button" onClick={() => look({ kind: "firm", id: partner.id })}>
              <span className="firm-name" title={otherId(partner)}>
                {partner.name}
              </span>
              <span className="firm-bar" aria-hidden>
                <i style={{ width: `${100 * partner.part}%` }} />
              </span>
              <b>{formatShare(partner.part, words.language)}</b>
            </button>
          </li>
        ))}
      </ol>
      {left > 0 &&
        (isWhole ? (
          <p className="panel-note">{t("partners.more", { count: left })}</p>
        ) : (
          <button type="button" className="text-button firm-more" onClick={() => setWhole(true)}>
            {t("more", { count: left, shown: formatNumber(left) })}
          </button>
        ))}
    </section>
  );
}
