import { Tooltip } from "@mantine/core";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  formatDays,
  formatList,
  formatNumber,
  formatShare,
  UNKNOWN,
} from "../../../../parts/format.ts";
import type { Names } from "../../../../parts/names.ts";
import { useLanguage } from "../../../../parts/use-names.ts";
import type { ShownScenario } from "../../shown-scenario.ts";
import { letterText, TEXT_COLOR } from "../letters.ts";
import { savedTexts } from "./saved-texts.ts";
import { isSameTime, type Open, savedAgainst, type Total, totals } from "./totals.ts";

interface Props {
  readonly shown: readonly ShownScenario[];
  readonly show: ShownScenario["letter"] | "diff";
  readonly horizonDays: number;
  readonly sector: string | null;
  readonly names: Names;
}

/** So many of those hit first are named. */
const MOST_NAMED = 3;
const ALL_WAYS = { hover: true, focus: true, touch: true };

/** Days lost, lowest output and first hit of each scenario, and what one saves against A. */
export function TotalsTable({ shown, show, horizonDays, sector, names }: Props) {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const all = totals(shown, sector);
  const [before, ...others] = all;
  if (!before) return null;
  const after = others.find(({ letter }) => letter === show) ?? others[0];
  const saved = after && savedTexts(savedAgainst(before, after), { t, language });
  const days = formatDays(horizonDays, language);
  const isSame = isSameTime(all);
  const row = (heading: ReactNode, cell: (total: Total) => ReactNode, last?: string) => (
    <tr>
      <th scope="row">{heading}</th>
      {all.map((total) => (
        <td key={total.letter} style={{ color: TEXT_COLOR[total.letter] }}>
          <b>{cell(total)}</b>
        </td>
      ))}
      {saved && <td>{last}</td>}
    </tr>
  );
  const sectorNames = ({ firstSectors }: Total) => {
    const [first, ...more] = firstSectors.map(names.product);
    if (first === undefined) return t("totals.noneFirst");
    if (more.length < MOST_NAMED)
      return t("totals.sector", { sector: formatList([first, ...more], language) });
    const sector = t("totals.sectors", { sector: first, count: more.length });
    return (
      <span title={formatList([first, ...more], language)}>{t("totals.sector", { sector })}</span>
    );
  };
  const isOpen = all.some(({ lostDays }) => lostDays && lostDays.low !== lostDays.high);
  return (
    <section className="totals">
      <table className="totals-table">
        <thead>
          <tr>
            <th scope="col">
              {title({ t, sector: sector && names.product(sector), days: isSame ? days : null })}
            </th>
            {all.map(({ letter, horizonDays: ran }) => (
              <th key={letter} scope="col" style={{ color: TEXT_COLOR[letter] }}>
                {letterText(letter)}
                {!isSame && `, ${formatDays(ran, language)}`}
              </th>
            ))}
            {after && (
              <th scope="col">
                {all.length > 2
                  ? t("totals.savedOf", { letter: letterText(after.letter) })
                  : t("totals.saved")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {row(
            <Tooltip
              label={t("totals.lostDaysIs")}
              events={ALL_WAYS}
              openDelay={80}
              multiline
              w={240}
            >
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
              <span className="explained" tabIndex={0}>
                {t("totals.lostDays")}
              </span>
            </Tooltip>,
            ({ lostDays }) => openDays(lostDays, language),
            saved?.lostDays,
          )}
          {row(t("totals.low"), ({ low }) => formatShare(low, language), saved?.points)}
          {row(
            t("totals.first"),
            ({ firstDay }) => firstDay ?? t("totals.never"),
            saved?.laterDays,
          )}
        </tbody>
      </table>
      {sector === null && (
        <ul className="totals-first">
          {all.map((total) => (
            <li key={total.letter}>
              <b style={{ color: TEXT_COLOR[total.letter] }}>{letterText(total.letter)}</b>{" "}
              {sectorNames(total)}
            </li>
          ))}
        </ul>
      )}
      {!isSame && <p className="watch-clause">{t("totals.otherTimes")}</p>}
      {isOpen && <p className="watch-clause">{t("totals.rerouted")}</p>}
    </section>
  );
}

function title(of: {
  readonly t: TFunction;
  readonly sector: string | null;
  readonly days: string | null;
}): string {
  const { t, sector, days } = of;
  if (days === null) return sector ?? t("watch:totals.allSectors");
  return sector === null
    ? t("watch:totals.all", { days })
    : t("watch:totals.one", { sector, days });
}

/** Days with one decimal below ten; both ends where a ban leaves them open. */
function openDays(open: Open | null, language: "en" | "ja"): string {
  if (open === null) return UNKNOWN;
  const digits = (days: number) =>
    formatNumber(days < 10 ? Math.round(days * 10) / 10 : Math.round(days));
  const [low, high] = [digits(open.low), digits(open.high)];
  if (low === high) return high;
  return language === "ja" ? `${low}〜${high}` : `${low} to ${high}`;
}
