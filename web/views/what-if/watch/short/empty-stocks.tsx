import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Names } from "../../../../parts/names.ts";
import type { ShownScenario } from "../../shown-scenario.ts";
import { letterText, TEXT_COLOR } from "../letters.ts";
import { emptyRows } from "./empty-rows.ts";

interface Props {
  readonly shown: readonly ShownScenario[];
  readonly names: Names;
}

const FIRST = 6;
const MOST = 60;

/** Stocks of users at home that ran empty, and when, the earliest first. */
export function EmptyStocks({ shown, names }: Props) {
  const { t } = useTranslation("watch");
  const [isLong, setLong] = useState(false);
  const rows = emptyRows(shown);
  const letters = shown.filter(({ answer }) => answer).map(({ letter }) => letter);
  if (rows.length === 0) return <p className="watch-clause">{t("empties.none")}</p>;
  const drawn = rows.slice(0, isLong ? MOST : FIRST);
  return (
    <section className="empties" aria-labelledby="empties-title">
      <h2 id="empties-title">{t("empties.title")}</h2>
      <table className="empties-table">
        <tbody>
          {drawn.map(({ input, product, days }) => (
            <tr key={`${input} ${product}`}>
              <th scope="row">
                {t("empties.row", { input: names.product(input), product: names.product(product) })}
              </th>
              {letters.map((letter) => {
                const day = days.get(letter);
                return (
                  <td key={letter} style={{ color: TEXT_COLOR[letter] }}>
                    <span className="sr-only">{letterText(letter)} </span>
                    {day === undefined ? "–" : t("empties.day", { day })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > FIRST && (
        <button
          type="button"
          className="text-button text-link"
          aria-expanded={isLong}
          onClick={() => setLong(!isLong)}
        >
          {isLong ? t("empties.less") : t("empties.rest", { count: rows.length - FIRST })}
        </button>
      )}
    </section>
  );
}
