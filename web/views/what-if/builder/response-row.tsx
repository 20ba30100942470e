import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DownIcon } from "../../../parts/icons.tsx";
import type { Response } from "../shown-scenario.ts";
import { CodesField } from "./codes-field.tsx";
import { NumberField } from "./number-field.tsx";
import { NumberRow } from "./number-row.tsx";
import { centralOf, isRange } from "./uncertain.ts";
import type { Builder } from "./use-builder.ts";

export type Lever = Exclude<Response, { kind: "rationing" }>;

interface Props {
  readonly builder: Builder;
  readonly response: Lever;
  readonly at: number;
  /** What it does, in words. */
  readonly title: string;
  readonly onChange: (response: Lever) => void;
  readonly onRemove: () => void;
}

const MOST_DAYS = 18_263;
const GROWTH_REACH = 1095;
const MOST_SPARE = 1000;
const MOST_RATE = 1e6;
const RATE_REACH = 5;

/** A response that the scenario holds: ticked, with its day; the rest folds out. */
export function ResponseRow({ builder, response, at, title, onChange, onRemove }: Props) {
  const { t } = useTranslation("whatIf");
  const [isOpen, setOpen] = useState(false);
  const { fromDay } = response;
  const field = `responses.${at}`;
  return (
    <li className="response-row" data-field={field}>
      <label>
        <input type="checkbox" checked onChange={onRemove} />
        <span>{title}</span>
      </label>
      <span className="response-day">
        <span>{t("response.from")}</span>
        <NumberField
          label={t("response.fromOf", { name: title })}
          value={Math.round(centralOf(fromDay))}
          min={0}
          max={MOST_DAYS}
          unit=""
          field={`${field}.fromDay`}
          onChange={(day) => onChange({ ...response, fromDay: day })}
        />
        {typeof fromDay === "object" && isRange(fromDay) && (
          <small>{t("response.between", { low: fromDay.low, high: fromDay.high })}</small>
        )}
        <button
          type="button"
          className="icon-button"
          aria-expanded={isOpen}
          aria-label={t("response.more", { name: title })}
          onClick={() => setOpen(!isOpen)}
        >
          <DownIcon size={12} />
        </button>
      </span>
      <div className="response-details" hidden={!isOpen} data-fold={field}>
        {isOpen && (
          <>
            <NumberRow
              label={t("response.day")}
              value={fromDay}
              min={0}
              max={MOST_DAYS}
              reach={builder.scenario.horizonDays}
              unit="days"
              onChange={(day) => day !== null && onChange({ ...response, fromDay: day })}
            />
            {"rampDays" in response && (
              <NumberRow
                label={t("response.grows")}
                value={response.rampDays}
                min={0}
                max={MOST_DAYS}
                reach={GROWTH_REACH}
                unit="days"
                field={`${field}.rampDays`}
                onChange={(days) => days !== null && onChange({ ...response, rampDays: days })}
              />
            )}
            <Amount {...{ response, field, onChange }} />
            <Named {...{ builder, response, field, onChange }} />
          </>
        )}
      </div>
    </li>
  );
}

type PartProps = Pick<Props, "response" | "onChange"> & { readonly field: string };

/** How much of it. */
function Amount({ response, field, onChange }: PartProps) {
  const { t } = useTranslation("whatIf");
  const row = { min: 0, max: 1, unit: "share" as const };
  switch (response.kind) {
    case "substitution":
      return (
        <NumberRow
          {...row}
          label={t("response.replaced")}
          value={response.toSubstitutability}
          field={`${field}.toSubstitutability`}
          onChange={(next) => next !== null && onChange({ ...response, toSubstitutability: next })}
        />
      );
    case "diversion":
      return (
        <NumberRow
          {...row}
          label={t("response.kept")}
          value={response.size}
          field={`${field}.size`}
          onChange={(next) => next !== null && onChange({ ...response, size: next })}
        />
      );
    case "spare-capacity": {
      const { toSpare, ...others } = response;
      return (
        <NumberRow
          {...row}
          max={MOST_SPARE}
          reach={1}
          label={t("response.spare")}
          value={toSpare ?? null}
          endless={t("response.asStated")}
          field={`${field}.toSpare`}
          onChange={(next) => onChange(next === null ? others : { ...response, toSpare: next })}
        />
      );
    }
    case "stock-release":
      return (
        <NumberRow
          {...row}
          unit="perDay"
          max={MOST_RATE}
          reach={RATE_REACH}
          label={t("response.rate")}
          value={response.ratePerDay}
          endless={t("response.asNeeded")}
          field={`${field}.ratePerDay`}
          onChange={(next) => onChange({ ...response, ratePerDay: next })}
        />
      );
    case "project":
      return null;
  }
}

/** Of what: a list of products, where the response names any. */
function Named({ builder, response, field, onChange }: PartProps & { readonly builder: Builder }) {
  const { t } = useTranslation("whatIf");
  if (response.kind === "project") return null;
  const { graph, words } = builder;
  return (
    <CodesField
      label={t("cut.products")}
      codes={response.products}
      all={t("what.all")}
      options={graph.products.map(({ id }) => ({ value: id, label: words.names.product(id) }))}
      field={`${field}.products`}
      onChange={(products) => onChange({ ...response, products })}
    />
  );
}
