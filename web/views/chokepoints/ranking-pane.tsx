import "./ranking.css";
import { useElementSize, useMediaQuery, useMergedRef } from "@mantine/hooks";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShared } from "../../app/use-shared.ts";
import { useViewState } from "../../app/view-state.ts";
import { readAddress, type ViewState } from "../../app/view-state-address.ts";
import { scaleEnd } from "../../parts/score-scale.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { PhoneRows } from "./phone-rows.tsx";
import type { RankedRow } from "./ranked-rows.ts";
import { fittingColumns, rankingColumns } from "./ranking-columns.tsx";
import { RankingTable } from "./ranking-table.tsx";
import { readOrder, sortRows, writeOrder } from "./row-order.ts";

const AT_ONCE = { getInitialValueInEffect: false };

/** Whether the page is as narrow as a phone. */
export function useIsPhone(): boolean {
  return useMediaQuery("(max-width: 639px)", false, AT_ONCE);
}

/** The address may be ahead of what is drawn: the second click of a double click asks for no change. */
function isSelected(target: string): boolean {
  return readAddress(new URLSearchParams(window.location.search)).state.sel === target;
}

interface Props {
  readonly by: ViewState["by"];
  readonly sector: string | null;
  /** In the order of the ranking. */
  readonly rows: readonly RankedRow[];
  readonly hasLinks?: boolean;
  /** What scrolls on a phone, where the list is part of a longer page. */
  readonly page?: HTMLElement | null;
  /** Stands in place of the table if there is no row. */
  readonly empty: ReactNode;
}

/** Rows of a ranking in the order that the address asks for: a table, on a phone a list. */
export function RankingPane({ by, sector, rows, hasLinks = false, page, empty }: Props) {
  const { t } = useTranslation(["chokepoints", "words"]);
  const { state, set, go } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const isPhone = useIsPhone();
  const [own, setOwn] = useState<HTMLElement | null>(null);
  const { ref, width } = useElementSize();
  const frame = useMergedRef(ref, setOwn);
  const order = readOrder(state.sort);
  const sorted = useMemo(
    () => sortRows(rows, readOrder(state.sort), language),
    [rows, state.sort, language],
  );
  const cols = hasLinks ? "usual" : state.cols;
  const end = useMemo(() => scaleEnd(rows.map(({ scoreHigh }) => scoreHigh ?? 0)), [rows]);
  const scoreNote = sector
    ? t("column.scoreIsOf", { sector: names?.product(sector) ?? sector })
    : t("column.scoreIs");
  const all = useMemo(
    () => rankingColumns({ by, cols, end, scoreNote, hasLinks, language, t }),
    [by, cols, end, scoreNote, hasLinks, language, t],
  );
  const columns = useShared(fittingColumns(all, width, order.column));
  if (rows.length === 0) return <>{empty}</>;
  const select = (sel: string) => {
    if (!isSelected(sel)) set({ sel });
  };
  if (isPhone) {
    return (
      <div ref={setOwn} className={page ? undefined : "ranking-scroll"}>
        <PhoneRows rows={sorted} end={end} onSelect={select} scroll={page ?? own} />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keys
    <section className="ranking-scroll" ref={frame} tabIndex={0} aria-label={t(`by.${by}`)}>
      <RankingTable
        rows={sorted}
        columns={columns}
        order={order}
        onOrder={(next) => set({ sort: writeOrder(next) }, { replace: true })}
        selected={state.sel}
        onSelect={select}
        onOpen={(sel) => go("explore", { sel })}
        scroll={own}
      />
    </section>
  );
}
