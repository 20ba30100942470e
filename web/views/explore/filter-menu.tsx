import { Checkbox, MultiSelect, Popover, Slider } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { TIERS } from "../../graph/tiers.ts";
import { formatScore, formatShare } from "../../parts/format.ts";
import { DownIcon } from "../../parts/icons.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { activeFilters, largestCountry, NO_FILTERS } from "./filters.ts";
import { useExplore } from "./use-explore.ts";

const KINDS = ["material", "component", "tool", "sector"];
const STATUSES = ["reported", "estimated", "withheld", "judgement", "missing"];
const MOST_SCORE = 0.5;

/** Filters of Explore: what they leave out fades. */
export function FilterMenu() {
  const { t } = useTranslation(["explore", "words"]);
  const { state, set } = useViewState();
  const { explore } = useExplore();
  const names = useNames();
  const language = useLanguage();
  const active = activeFilters(state).length;
  const makers = useMemo(() => {
    const products = explore?.graph.products ?? [];
    const codes = [...new Set(products.flatMap((product) => largestCountry(product) ?? []))];
    return codes
      .map((code) => ({ value: code, label: names?.country(code) ?? code }))
      .sort((a, b) => a.label.localeCompare(b.label, language));
  }, [explore, names, language]);
  const lanes = explore?.model.lanes.filter((lane) => lane !== "") ?? [];
  const inside = { withinPortal: false } as const;
  return (
    <Popover position="bottom-end" width={320} trapFocus shadow="md" radius={12}>
      <Popover.Target>
        <button type="button" className="button">
          {t("filter.title")}
          {active > 0 && <b>{active}</b>}
          <DownIcon size={12} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="filter-menu" aria-label={t("filter.title")}>
        <Checks
          legend={t("filter.kind")}
          options={KINDS.map((kind) => [kind, t(`words:kind.${kind}`)])}
          chosen={state.kind}
          onChange={(kind) => set({ kind })}
        />
        <MultiSelect
          label={t("filter.tier")}
          data={TIERS.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))}
          value={[...state.tier]}
          onChange={(tier) => set({ tier })}
          comboboxProps={inside}
        />
        {lanes.length > 1 && (
          <MultiSelect
            label={t("filter.lane")}
            data={lanes.map((lane) => ({
              value: lane,
              label: t(`lane.${lane}`, { defaultValue: lane }),
            }))}
            value={[...state.lane]}
            onChange={(lane) => set({ lane })}
            comboboxProps={inside}
          />
        )}
        <MultiSelect
          label={t("filter.maker")}
          data={makers}
          searchable
          value={[...state.maker]}
          onChange={(maker) => set({ maker })}
          comboboxProps={inside}
        />
        <Range
          label={t("filter.dep")}
          shown={formatShare(state.dep, language)}
          value={state.dep}
          most={1}
          step={0.05}
          onChange={(dep) => set({ dep }, { replace: true })}
        />
        <Range
          label={t("filter.min")}
          shown={formatScore(state.min)}
          value={state.min}
          most={MOST_SCORE}
          step={0.01}
          onChange={(min) => set({ min }, { replace: true })}
        />
        <Checks
          legend={t("filter.status")}
          options={STATUSES.map((status) => [status, t(`words:status.${status}`)])}
          chosen={state.status}
          onChange={(status) => set({ status })}
        />
        {active > 0 && (
          <button type="button" className="button" onClick={() => set(NO_FILTERS)}>
            {t("filter.clear")}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChecksProps {
  readonly legend: string;
  readonly options: readonly (readonly [key: string, label: string])[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

function Checks({ legend, options, chosen, onChange }: ChecksProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(([key, label]) => (
        <Checkbox
          key={key}
          size="xs"
          label={label}
          checked={chosen.includes(key)}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? [...chosen, key]
                : chosen.filter((other) => other !== key),
            )
          }
        />
      ))}
    </fieldset>
  );
}

interface RangeProps {
  readonly label: string;
  readonly shown: string;
  readonly value: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

function Range({ label, shown, value, most, step, onChange }: RangeProps) {
  return (
    <div className="filter-range">
      <span>
        {label} <b>{shown}</b>
      </span>
      <Slider
        size="sm"
        thumbLabel={label}
        label={null}
        min={0}
        max={most}
        step={step}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
