import { useTranslation } from "react-i18next";
import { formatLoss, formatPoints } from "../../../../parts/format.ts";
import type { Names } from "../../../../parts/names.ts";
import { useLanguage } from "../../../../parts/use-names.ts";
import type { ShownScenario } from "../../shown-scenario.ts";
import { letterText } from "../letters.ts";
import type { Day } from "../use-day.ts";
import { flowRows } from "./flow-rows.ts";

interface Props {
  readonly shown: readonly ShownScenario[];
  readonly peaks: ReadonlyMap<string, number>;
  readonly day: Day;
  readonly names: Names;
}

/** Everything that is ever hit with what it loses on the day, scenario by scenario. */
export function FlowTable({ shown, peaks, day, names }: Props) {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const answered = shown.filter(({ answer }) => answer !== undefined);
  const rows = flowRows(answered, peaks, day.day);
  const hasDiff = rows.some(({ difference }) => difference !== null);
  return (
    <table className="watch-table flow-table">
      <thead>
        <tr>
          <th scope="col">{t("flow.product")}</th>
          {answered.map(({ letter }) => (
            <th key={letter} scope="col">
              {letterText(letter)}
            </th>
          ))}
          {hasDiff && <th scope="col">{t("flow.diff")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, losses, difference }) => (
          <tr key={id}>
            <th scope="row">{names.product(id)}</th>
            {losses.map((loss, at) => (
              <td key={answered[at]?.letter}>{formatLoss(loss, language)}</td>
            ))}
            {hasDiff && difference !== null && (
              <td>
                {difference > 0 ? "+" : ""}
                {t("flow.points", { points: formatPoints(difference) })}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
