import { useTranslation } from "react-i18next";
import type { DiffResponse } from "../../../../src/api/contract/operations.ts";
import { formatNumber } from "../../../parts/format.ts";

const COLUMNS = ["added", "removed", "changed"] as const;

/** How many rows of each table came, went or changed. */
export function TableCounts({ result }: { readonly result: DiffResponse }) {
  const { t } = useTranslation("data");
  const tables = Object.entries(result.tables);
  if (tables.length === 0) return null;
  return (
    <>
      <table className="figures table-counts">
        <caption>{t("changes.rows")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("changes.table")}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="col-value">
                {t(`changes.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tables.map(([table, { counts }]) => (
            <tr key={table}>
              <th scope="row">{t(`table.${table}`, { defaultValue: table })}</th>
              {COLUMNS.map((column) => (
                <td key={column} className="col-value">
                  {formatNumber(counts[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {result.renamed.length > 0 && (
        <p className="changes-more">{t("changes.renamed", { count: result.renamed.length })}</p>
      )}
    </>
  );
}
