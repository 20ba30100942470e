import { MultiSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  readonly label: string;
  readonly codes: "*" | readonly string[];
  /** What it means that all are named. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly field: string;
  readonly onChange: (codes: "*" | string[]) => void;
}

const MOST_OPTIONS = 40;
/** More names than this are told as a number until they are opened. */
const MOST_PILLS = 12;

/** A list of products, countries or firms; none chosen means all. */
export function CodesField({ label, codes, all, options, field, onChange }: Props) {
  const { t } = useTranslation("whatIf");
  const chosen = codes === "*" ? [] : [...codes];
  const known = new Set(options.map(({ value }) => value));
  const strange = chosen.filter((code) => !known.has(code));
  const data = [...options, ...strange.map((value) => ({ value, label: value }))];
  if (chosen.length > MOST_PILLS) {
    return (
      <div className="codes-field" data-field={field}>
        <span className="number-label">{label}</span>
        <span>{t("codes.many", { count: chosen.length })}</span>
        <button type="button" className="text-link text-button" onClick={() => onChange("*")}>
          {t("codes.clear", { all })}
        </button>
      </div>
    );
  }
  return (
    <div className="codes-field" data-field={field}>
      <MultiSelect
        label={label}
        size="xs"
        searchable
        hidePickedOptions
        limit={MOST_OPTIONS}
        data={data}
        value={chosen}
        placeholder={chosen.length === 0 ? all : ""}
        nothingFoundMessage={t("codes.nothing")}
        onChange={(next) => onChange(next.length === 0 ? "*" : next)}
      />
    </div>
  );
}
