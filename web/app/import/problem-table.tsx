import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../../parts/failure.tsx";
import { formatNumber } from "../../parts/format.ts";
import { MOST_SHOWN, type ProblemRow, problemText } from "./problem-rows.ts";

interface Props {
  readonly rows: readonly ProblemRow[];
  /** Chooses other files. */
  readonly onAgain: () => void;
}

/** What is wrong with the files, where, and what was expected: a table that can be copied. */
export function ProblemTable({ rows, onAgain }: Props) {
  const { t } = useTranslation("import");
  const [copied, setCopied] = useState<boolean | null>(null);
  const header = [t("file"), t("place"), t("what"), t("expected")];
  const shown = rows.slice(0, MOST_SHOWN);
  return (
    <div className="import-problems">
      <h3 tabIndex={-1} data-autofocus ref={(heading) => heading?.focus()}>
        {t("problems", { count: rows.length, shown: formatNumber(rows.length) })}
      </h3>
      <p className="quiet">{t("nothingKept")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keys */}
      <section className="import-problem-rows" aria-label={t("problemTable")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {header.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody lang="en">
            {shown.map((row) => (
              <tr key={row.number}>
                <td>{row.file}</td>
                <td>{row.place || "–"}</td>
                <td>{row.what}</td>
                <td>{row.expected}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > shown.length && <p>{t("more", { count: rows.length - shown.length })}</p>}
      <div className="failure-actions">
        <button type="button" className="button button-ink" onClick={onAgain}>
          {t("again")}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void copyText(problemText(header, rows)).then(setCopied)}
        >
          {t("copyTable")}
        </button>
        <span role="status">{copied !== null && t(copied ? "copied" : "notCopied")}</span>
      </div>
    </div>
  );
}
