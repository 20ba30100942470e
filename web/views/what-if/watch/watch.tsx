import { useTranslation } from "react-i18next";
import { formatDays, formatNumber } from "../../../parts/format.ts";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import type { ShownScenario } from "../shown-scenario.ts";

interface Props {
  readonly shown: readonly ShownScenario[];
}

/** What becomes of the scenarios: the finding, and what every sector loses. */
export function Watch({ shown }: Props) {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const names = useNames();
  const sectors = [...new Set(shown.flatMap(({ answer }) => Object.keys(answer?.sectors ?? {})))];
  const finding = shown.map(({ letter, answer }) =>
    t("finding", {
      letter: letter.toUpperCase(),
      days: formatDays(answer?.lostDays ?? null, language),
    }),
  );
  return (
    <section className="watch">
      <h1>{finding.join(" ")}</h1>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("sector")}</th>
            {shown.map(({ letter }) => (
              <th key={letter} scope="col">
                {t("lostDays", { letter: letter.toUpperCase() })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sectors.map((id) => (
            <tr key={id}>
              <th scope="row">{names?.product(id) ?? id}</th>
              {shown.map(({ letter, answer }) => (
                <td key={letter}>{formatNumber(rounded(answer?.sectors[id]?.lostDays))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rounded(days: number | undefined): number | null {
  return days === undefined ? null : Math.round(days * 10) / 10;
}
