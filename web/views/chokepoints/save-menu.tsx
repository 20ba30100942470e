import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useViewpoint } from "../../app/queries.ts";
import { useViewState } from "../../app/view-state.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { DownIcon } from "../../parts/icons.tsx";
import { saveFile } from "../../parts/save-file.ts";
import type { RankedRow } from "./ranked-rows.ts";
import { figureColumnsOf } from "./ranking-columns.tsx";
import { readOrder, sortRows } from "./row-order.ts";
import { rankingCsv, rankingJson, rankingRows } from "./table-file.ts";
import type { Ranking } from "./use-ranking.ts";

interface Props {
  readonly by: ViewState["by"];
  readonly rows: readonly RankedRow[];
  readonly ranking: Ranking;
}

/** Spreadsheets take a CSV for UTF-8 only if it says so. */
const BYTE_ORDER_MARK = "\ufeff";
const EXTRA_HEADINGS: Record<ViewState["by"], string | null> = {
  product: null,
  producer: "supplyShare",
  country: "productsMade",
  firm: "products",
  input: "essentiality",
};

/** Saves the rows that are shown, in their order, as a file; the server is not asked. */
export function SaveMenu({ by, rows, ranking }: Props) {
  const { t, i18n } = useTranslation("chokepoints");
  const { state } = useViewState();
  const { graph, result } = ranking;
  const on = useViewpoint()?.on ?? "foreign";
  const sorted = () => sortRows(rows, readOrder(state.sort), i18n.language);
  const { certificate } = result;
  const { home, trusted, adversary, importanceSet, dataVersion } = certificate;
  const context = {
    ...{ home, trusted, adversary, importanceSet, dataVersion },
    dependentOn: on,
    sector: result.for,
    graph: graph.id,
  };
  const figures = figureColumnsOf(state.cols, by);
  const draws = ranking.drawn?.stability ?? null;
  const options = { extra: EXTRA_HEADINGS[by], context, figures, draws };
  const stem = `${graph.id}-chokepoints-${by}`;
  const saveCsv = () =>
    saveFile(
      `${stem}.csv`,
      "text/csv;charset=utf-8",
      BYTE_ORDER_MARK + rankingCsv(sorted(), options),
    );
  const saveSheet = async () => {
    const { SPREADSHEET_TYPE, spreadsheet } = await import("../../parts/spreadsheet.ts");
    const sheet = spreadsheet(t(`by.${by}`), rankingRows(sorted(), options));
    saveFile(`${stem}.xlsx`, SPREADSHEET_TYPE, sheet);
  };
  const saveJson = () =>
    saveFile(
      `${stem}.json`,
      "application/json",
      rankingJson(sorted(), options, { ...ranking, certificate }),
    );
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <button type="button" className="button">
          {t("save")} <DownIcon size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={saveCsv}>{t("saveCsv")}</Menu.Item>
        <Menu.Item onClick={() => void saveSheet()}>{t("saveXlsx")}</Menu.Item>
        <Menu.Item onClick={saveJson}>{t("saveJson")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
