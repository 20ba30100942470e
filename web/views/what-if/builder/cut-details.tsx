import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Shock } from "../shown-scenario.ts";
import { CodesField } from "./codes-field.tsx";
import { asKind } from "./edits.ts";
import { NumberRow } from "./number-row.tsx";
import { TimeRows } from "./time-rows.tsx";
import type { Builder } from "./use-builder.ts";

interface Props {
  readonly builder: Builder;
  readonly shock: Shock;
  readonly at: number;
  readonly onChange: (shock: Shock) => void;
}

const KINDS = ["halt", "embargo", "demand"] as const;

/** What else one cut can say: its way, what it names, and times of its own. */
export function CutDetails({ builder, shock, at, onChange }: Props) {
  const { t } = useTranslation("whatIf");
  const { graph, home, words, scenario } = builder;
  const { names } = words;
  const products = useMemo(
    () => graph.products.map(({ id }) => ({ value: id, label: names.product(id) })),
    [graph, names],
  );
  const field = `shocks.${at}`;
  return (
    <div className="cut-details">
      <fieldset className="segments" data-field={`${field}.kind`}>
        <legend className="sr-only">{t("cut.way")}</legend>
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={shock.kind === kind}
            onClick={() => onChange(asKind(shock, kind, home))}
          >
            {t(`cut.kind.${kind}`)}
          </button>
        ))}
      </fieldset>
      <CodesField
        label={t("cut.products")}
        codes={shock.products}
        all={t("what.all")}
        options={products}
        field={`${field}.products`}
        onChange={(codes) => onChange({ ...shock, products: codes })}
      />
      <Sides {...{ builder, shock, onChange, field }} />
      <TimeRows
        time={shock}
        horizonDays={scenario.horizonDays}
        field={field}
        onChange={(time) => onChange({ ...shock, ...time })}
      />
    </div>
  );
}

interface SidesProps {
  readonly builder: Builder;
  readonly shock: Shock;
  readonly field: string;
  readonly onChange: (shock: Shock) => void;
}

/** Who stops, who sells and who is not sold to. */
function Sides({ builder, shock, field, onChange }: SidesProps) {
  const { t } = useTranslation("whatIf");
  const { graph, words } = builder;
  const { names } = words;
  const countries = useMemo(() => {
    const blocs = graph.countries.flatMap((country) => country.blocs);
    const codes = [...graph.countries.map(({ id }) => id), ...new Set(blocs), "OTH", "UNK"];
    return [...new Set(codes)].map((code) => ({ value: code, label: names.country(code) }));
  }, [graph, names]);
  const firms = useMemo(
    () => graph.firms.map(({ id }) => ({ value: id, label: names.firm(id) })),
    [graph, names],
  );
  if (shock.kind === "demand") return null;
  if (shock.kind === "halt") {
    const { firms: named, ...others } = shock;
    return (
      <>
        <CodesField
          label={t("cut.countries")}
          codes={shock.countries}
          all={t("who.everybody")}
          options={countries}
          field={`${field}.countries`}
          onChange={(codes) => onChange({ ...shock, countries: codes })}
        />
        {firms.length > 0 && (
          <CodesField
            label={t("cut.firms")}
            codes={named ?? "*"}
            all={t("who.allFirms")}
            options={firms}
            field={`${field}.firms`}
            onChange={(codes) => onChange(codes === "*" ? others : { ...shock, firms: codes })}
          />
        )}
      </>
    );
  }
  const { fungibility, ...unsure } = shock;
  return (
    <>
      <CodesField
        label={t("cut.sellers")}
        codes={shock.sellers}
        all={t("who.others")}
        options={countries}
        field={`${field}.sellers`}
        onChange={(codes) => onChange({ ...shock, sellers: codes })}
      />
      <CodesField
        label={t("cut.buyers")}
        codes={shock.buyers}
        all={t("who.others")}
        options={countries}
        field={`${field}.buyers`}
        onChange={(codes) => onChange({ ...shock, buyers: codes })}
      />
      {fungibility === undefined ? (
        <button
          type="button"
          className="text-link text-button"
          data-field={`${field}.fungibility`}
          onClick={() => onChange({ ...shock, fungibility: 0 })}
        >
          {t("cut.bothEnds")}
        </button>
      ) : (
        <>
          <NumberRow
            label={t("cut.fungibility")}
            value={fungibility}
            min={0}
            max={1}
            unit="share"
            field={`${field}.fungibility`}
            onChange={(next) => next !== null && onChange({ ...shock, fungibility: next })}
          />
          <button type="button" className="text-link text-button" onClick={() => onChange(unsure)}>
            {t("cut.unsureWay")}
          </button>
        </>
      )}
    </>
  );
}
