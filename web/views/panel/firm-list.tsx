import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { formatShare } from "../../parts/format.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { MakerBacking } from "./maker-backing.tsx";
import type { firmRows } from "./maker-rows.ts";

type FirmRow = ReturnType<typeof firmRows>[number];

const LARGEST = 3;

interface Props {
  readonly firms: readonly FirmRow[];
}

/** Firms that make it, the largest first, with the country of the plant and of the headquarters. */
export function Firms({ firms }: Props) {
  const { t } = useTranslation("panel");
  const sorted = [...firms].sort((a, b) => (b.share ?? -1) - (a.share ?? -1));
  if (sorted.length === 0) return null;
  return (
    <>
      <h4>{t("makers.firms")}</h4>
      <ul className="panel-firms">
        {sorted.slice(0, LARGEST).map((row) => (
          <FirmLine key={keyOf(row)} row={row} />
        ))}
      </ul>
      <details className="panel-inner-fold">
        <summary>{t("makers.moreFirms", { count: sorted.length })}</summary>
        <ul className="panel-evidence">
          {sorted.map((row) => (
            <FirmLine key={keyOf(row)} row={row} hasSource />
          ))}
        </ul>
      </details>
    </>
  );
}

function keyOf({ firm, plantCountry }: FirmRow): string {
  return `${firm}|${plantCountry}`;
}

interface LineProps {
  readonly row: FirmRow;
  readonly hasSource?: boolean;
}

function FirmLine({ row, hasSource = false }: LineProps) {
  const { t } = useTranslation("panel");
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const { firm, nameEn, nameJa, plantCountry, headquarters, share, evidence } = row;
  const places = [
    headquarters && t("makers.headquarters", { country: names?.country(headquarters) }),
    plantCountry && t("makers.plant", { country: names?.country(plantCountry) }),
    plantCountry === null && t("makers.noPlant"),
  ].filter(Boolean);
  return (
    <li>
      <span>
        <button
          type="button"
          className="text-button panel-firm"
          onClick={() => set({ sel: `#${firm}` })}
        >
          {(language === "ja" ? nameJa : nameEn) || nameEn}
        </button>{" "}
        <span className="quiet">{places.join(" · ")}</span>
      </span>
      <b>{formatShare(share, language)}</b>
      {hasSource && <MakerBacking evidence={evidence} />}
    </li>
  );
}
