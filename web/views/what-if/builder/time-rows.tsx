import { useTranslation } from "react-i18next";
import type { Scenario } from "../shown-scenario.ts";
import { type ShockTime, sharedTime, withTime } from "./edits.ts";
import { NumberRow } from "./number-row.tsx";
import type { Builder } from "./use-builder.ts";

interface Props {
  readonly time: ShockTime;
  readonly horizonDays: number;
  readonly field: string;
  /** Times that differ from cut to cut. */
  readonly differing?: ReadonlySet<keyof ShockTime>;
  readonly onChange: (time: Partial<ShockTime>) => void;
}

/** Most days that a document may hold: 50 years. */
const MOST_DAYS = 18_263;
const RETURN_REACH = 365;

/** Starts, lasts, comes back. */
export function TimeRows({ time, horizonDays, field, differing, onChange }: Props) {
  const { t } = useTranslation("whatIf");
  const row = { min: 0, unit: "days" as const };
  return (
    <>
      <NumberRow
        {...row}
        label={t("when.starts")}
        value={time.startDay}
        max={MOST_DAYS}
        reach={Math.max(1, horizonDays - 1)}
        differs={differing?.has("startDay") ?? false}
        field={`${field}.startDay`}
        onChange={(startDay) => startDay !== null && onChange({ startDay })}
      />
      <NumberRow
        {...row}
        label={t("when.lasts")}
        value={time.durationDays}
        max={MOST_DAYS}
        reach={horizonDays}
        endless={t("when.noEnd")}
        differs={differing?.has("durationDays") ?? false}
        field={`${field}.durationDays`}
        onChange={(durationDays) => onChange({ durationDays })}
      />
      <NumberRow
        {...row}
        label={t("when.comesBack")}
        value={time.rampDays}
        max={MOST_DAYS}
        reach={RETURN_REACH}
        differs={differing?.has("rampDays") ?? false}
        field={`${field}.rampDays`}
        onChange={(rampDays) => rampDays !== null && onChange({ rampDays })}
      />
    </>
  );
}

const TIMES = ["startDay", "durationDays", "rampDays"] as const;

function differingTimes(scenario: Scenario): ReadonlySet<keyof ShockTime> {
  return new Set(TIMES.filter((key) => sharedTime(scenario, key) === undefined));
}

/** When: for all cuts at once. */
export function WhenSection({ builder }: { readonly builder: Builder }) {
  const { t } = useTranslation("whatIf");
  const { scenario, edit } = builder;
  const [first] = scenario.shocks;
  if (!first) return null;
  return (
    <section className="build-section">
      <h3>{t("when.title")}</h3>
      <TimeRows
        time={first}
        horizonDays={scenario.horizonDays}
        field="shocks.all"
        differing={differingTimes(scenario)}
        onChange={(time) => edit(withTime(scenario, time))}
      />
    </section>
  );
}
