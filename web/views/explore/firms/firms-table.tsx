import { useTranslation } from "react-i18next";
import type {
  FirmMark,
  FirmRisk,
  FirmsOverview,
} from "../../../../src/api/contract/firm-operations.ts";
import { useViewState } from "../../../app/view-state.ts";
import { DependencySquare } from "../../../parts/dependency-square.tsx";
import { formatNumber } from "../../../parts/format.ts";
import { formatTrade, otherId } from "./firm-figures.ts";
import { useFirmsAround, useFirmsOfGroup } from "./queries.ts";
import { useFirmSelection } from "./use-firm-selection.ts";
import { useFirmWords } from "./use-firm-words.ts";

/** The picture as a table: groups, the firms of one, or those around a firm. */
export function FirmsTable({ overview }: { readonly overview: FirmsOverview }) {
  const { selection } = useFirmSelection();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keys
    <section className="explore-table firms-table" tabIndex={0} aria-labelledby="firms-caption">
      {selection.kind === "all" && <GroupRows overview={overview} />}
      {(selection.kind === "group" || selection.kind === "open") && (
        <RowsOfGroup overview={overview} name={selection.id} />
      )}
      {selection.kind === "firm" && <RowsAround overview={overview} firm={selection.id} />}
    </section>
  );
}

function GroupRows({ overview }: { readonly overview: FirmsOverview }) {
  const { t } = useTranslation("firms");
  const { look } = useFirmSelection();
  const words = useFirmWords(overview);
  return (
    <table>
      <caption id="firms-caption">{t("tableTitle.groups")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("head.name")}</th>
          <FigureHeads heads={["firms", "inside", "sold", "bought", "abroad"]} />
        </tr>
      </thead>
      <tbody>
        {overview.groups.map((group) => (
          <tr key={group.id}>
            <th scope="row">
              <button
                type="button"
                className="text-button"
                onClick={() => look({ kind: "group", id: group.id })}
              >
                {words.groupName(group, overview.group)}
              </button>
            </th>
            <td className="figure">{formatNumber(group.firms)}</td>
            <TradeCells
              amounts={{ inside: group.tradeInside, sold: group.sold, bought: group.bought }}
              abroad={group.abroad}
              overview={overview}
            />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RowsOfGroup({
  overview,
  name,
}: {
  readonly overview: FirmsOverview;
  readonly name: string;
}) {
  const { t } = useTranslation("firms");
  const answer = useFirmsOfGroup(name);
  const pages = answer.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const left = (pages[0]?.firms ?? 0) - items.length;
  return (
    <>
      <FirmRows overview={overview} items={items} risk={pages[0]?.risk ?? overview.risk} />
      {left > 0 && (
        <button
          type="button"
          className="button firm-more"
          disabled={answer.isFetchingNextPage}
          onClick={() => void answer.fetchNextPage()}
        >
          {t("more", { count: left, shown: formatNumber(left) })}
        </button>
      )}
    </>
  );
}

function RowsAround({
  overview,
  firm,
}: {
  readonly overview: FirmsOverview;
  readonly firm: string;
}) {
  const { state } = useViewState();
  const around = useFirmsAround(firm, state.steps ?? 1).data;
  if (!around) return null;
  const items = around.items.toSorted((a, b) => a.place - b.place || a.rank - b.rank);
  return <FirmRows overview={overview} items={items} risk={around.risk} hasPlaces />;
}

interface RowsProps {
  readonly overview: FirmsOverview;
  readonly items: readonly (FirmMark & { readonly place?: number })[];
  readonly risk: FirmRisk;
  readonly hasPlaces?: boolean;
}

function FirmRows({ overview, items, risk, hasPlaces = false }: RowsProps) {
  const { t } = useTranslation("firms");
  const { look } = useFirmSelection();
  const words = useFirmWords(overview);
  return (
    <table>
      <caption id="firms-caption">{t("tableTitle.firms")}</caption>
      <thead>
        <tr>
          <FigureHeads heads={["rank"]} />
          <th scope="col">{t("head.name")}</th>
          {hasPlaces && <FigureHeads heads={["place"]} />}
          <th scope="col">{t("head.industry")}</th>
          <th scope="col">{t("head.country")}</th>
          <th scope="col" className="figure">
            {t(`risk.${risk.measure}One`)}
          </th>
          <FigureHeads heads={["soldAll", "boughtAll", "abroad"]} />
        </tr>
      </thead>
      <tbody>
        {items.map((firm) => (
          <tr key={firm.id}>
            <td className="figure">{formatNumber(firm.rank)}</td>
            <th scope="row">
              <button
                type="button"
                className="text-button"
                title={otherId(firm)}
                onClick={() => look({ kind: "firm", id: firm.id })}
              >
                {firm.name}
              </button>
            </th>
            {hasPlaces && <td className="figure">{firm.place}</td>}
            <td>{firm.industry ?? t("fact.notStated")}</td>
            <td>{firm.country === null ? t("fact.notStated") : words.country(firm.country)}</td>
            <td className="figure">{words.risk(firm.risk, risk)}</td>
            <TradeCells
              amounts={{ sold: firm.sold, bought: firm.bought }}
              abroad={firm.abroad}
              overview={overview}
            />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Heads of columns of figures. */
function FigureHeads({ heads }: { readonly heads: readonly string[] }) {
  const { t } = useTranslation("firms");
  return heads.map((head) => (
    <th scope="col" key={head} className="figure">
      {t(`head.${head}`)}
    </th>
  ));
}

interface TradeProps {
  /** What is traded, by what it is. */
  readonly amounts: Readonly<Record<string, number>>;
  /** Share bought abroad; null: not known. */
  readonly abroad: number | null;
  readonly overview: FirmsOverview;
}

/** The amounts of a row, and how much of what it buys comes from abroad. */
function TradeCells({ amounts, abroad, overview }: TradeProps) {
  const words = useFirmWords(overview);
  return (
    <>
      {Object.entries(amounts).map(([what, amount]) => (
        <td key={what} className="figure">
          {formatTrade(amount)}
        </td>
      ))}
      <td className="figure">
        <DependencySquare share={abroad} /> {words.abroad(abroad)}
      </td>
    </>
  );
}
