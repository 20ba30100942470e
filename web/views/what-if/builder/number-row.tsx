import { RangeSlider, Slider } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { NumberField } from "./number-field.tsx";
import {
  centralOf,
  isRange,
  type Range,
  toggledRange,
  type Uncertain,
  withEnds,
} from "./uncertain.ts";

interface Props {
  readonly label: string;
  /** null: no end, at the right stop. */
  readonly value: Uncertain | null;
  /** What the document may hold. */
  readonly min: number;
  readonly max: number;
  /** Where the slider stops, if before that. */
  readonly reach?: number;
  readonly unit: "share" | "days" | "perDay";
  readonly isLoss?: boolean;
  /** What the right stop means, where it means that there is no end. */
  readonly endless?: string;
  /** The document takes no range here. */
  readonly isPlain?: boolean;
  /** Said in place of a figure where several parts differ. */
  readonly differs?: boolean;
  /** Place in the document, for links to it. */
  readonly field?: string;
  readonly onChange: (value: Uncertain | null) => void;
}

const PERCENT = 100;

/** A number with a slider and a field to type; a double click opens it into a range. */
export function NumberRow(props: Props) {
  const { label, value, min, max, unit, endless, onChange, field } = props;
  const { t } = useTranslation("whatIf");
  const factor = unit === "share" ? PERCENT : 1;
  const sign = t(`unit.${unit}`);
  const bounds = { min, max };
  const isRangeShown = value !== null && isRange(value);
  const isDistribution = typeof value === "object" && value !== null && !isRange(value);
  const canRange = value !== null && props.isPlain !== true;
  const toggle = () => canRange && onChange(toggledRange(value, bounds));
  const shared = { factor, sign };
  return (
    <div
      className={`number-row${props.isLoss ? " is-loss" : ""}${isRangeShown ? " is-range" : ""}`}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button at the end does the same */}
      <span className="number-label" onDoubleClick={toggle}>
        {label}
      </span>
      {isDistribution && (
        <span className="number-words" data-field={field}>
          {t(`distribution.${value.distribution}`, { ...wordsOf(value, factor), unit: sign })}
        </span>
      )}
      {value !== null && isRange(value) && (
        <RangePart {...props} {...shared} value={value} onToggle={toggle} />
      )}
      {(value === null || typeof value === "number") && (
        <SinglePart {...props} {...shared} value={value} onToggle={toggle} />
      )}
      {canRange && (
        <button
          type="button"
          className="range-button"
          aria-pressed={typeof value !== "number"}
          aria-label={t("number.asRange", { label })}
          title={t("number.asRange", { label })}
          onClick={toggle}
        >
          ±
        </button>
      )}
      {props.differs && <span className="number-differs">{t("number.differs")}</span>}
      {endless && value === null && <span className="sr-only">{endless}</span>}
    </div>
  );
}

interface PartProps extends Omit<Props, "value"> {
  readonly factor: number;
  readonly sign: string;
  readonly onToggle: () => void;
}

function SinglePart(props: PartProps & { readonly value: number | null }) {
  const { label, value, min, max, reach = max, factor, sign, endless, field, onChange } = props;
  const end = reach * factor;
  const shown = value === null ? end : Math.min(end, value * factor);
  return (
    <>
      <Slider
        className="number-slider"
        min={min < 0 ? Math.ceil(min * factor) : 0}
        max={end}
        step={1}
        size={4}
        thumbSize={24}
        label={null}
        color={props.isLoss ? "var(--loss)" : "var(--ink)"}
        value={shown}
        thumbLabel={label}
        thumbProps={value === null && endless ? { "aria-valuetext": endless } : {}}
        onChange={(next) => {
          if (next === shown) return;
          onChange(endless && next >= end ? null : Math.max(min, next / factor));
        }}
      />
      {value === null ? (
        <button
          type="button"
          className="number-endless"
          data-field={field}
          onClick={() => onChange(Math.max(min, reach / 2))}
        >
          {endless}
        </button>
      ) : (
        <NumberField
          {...{ value, min, max, factor, field }}
          label={sign === "" ? label : `${label} (${sign})`}
          unit={sign}
          onChange={onChange}
          onDoubleClick={props.onToggle}
        />
      )}
    </>
  );
}

function RangePart(props: PartProps & { readonly value: Range }) {
  const { t } = useTranslation("whatIf");
  const { label, value, min, max, reach = max, factor, sign, field, onChange } = props;
  const end = Math.ceil(Math.max(reach, value.high) * factor);
  const ends: [number, number] = [value.low * factor, value.high * factor];
  const low = t("number.low", { label });
  const high = t("number.high", { label });
  return (
    <>
      <RangeSlider
        className="number-slider"
        min={min < 0 ? Math.ceil(min * factor) : 0}
        max={end}
        step={1}
        minRange={0}
        size={4}
        thumbSize={24}
        label={null}
        color={props.isLoss ? "var(--loss)" : "var(--ink)"}
        value={ends}
        thumbFromLabel={low}
        thumbToLabel={high}
        onChange={([from, to]) => {
          if (from === ends[0] && to === ends[1]) return;
          const least = from === ends[0] ? value.low : Math.max(min, from / factor);
          const most = to === ends[1] ? value.high : to / factor;
          onChange(withEnds(value, least, most));
        }}
      />
      <span className="number-ends" data-field={field}>
        <NumberField
          {...{ min, max, factor }}
          label={`${low} (${sign})`}
          unit="–"
          value={value.low}
          onChange={(next) => onChange(withEnds(value, next, Math.max(next, value.high)))}
        />
        <NumberField
          {...{ min, max, factor }}
          label={`${high} (${sign})`}
          unit={sign}
          value={value.high}
          onChange={(next) => onChange(withEnds(value, Math.min(next, value.low), next))}
        />
      </span>
      {value.mode !== undefined && (
        <small className="number-mode">
          {t("number.mode", { value: Math.round(centralOf(value) * factor), unit: sign })}
        </small>
      )}
    </>
  );
}

type Distribution = Exclude<Uncertain, number | Range>;

function wordsOf(value: Distribution, factor: number): Record<string, string> {
  const figure = (number: number) => String(Math.round(number * factor * PERCENT) / PERCENT);
  switch (value.distribution) {
    case "normal":
      return { mean: figure(value.mean), spread: figure(value.sd) };
    case "lognormal":
      return { mean: figure(value.mean), spread: String(Math.round(value.cv * PERCENT)) };
    case "beta":
      return { mean: figure(value.mean), spread: String(value.nu) };
    case "discrete":
      return { values: value.values.map(figure).join(", ") };
  }
}
