import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Shown behind the number; also read out. */
  readonly unit: string;
  /** A share is written in percent. */
  readonly factor?: number;
  readonly onChange: (value: number) => void;
  readonly onDoubleClick?: () => void;
  readonly field?: string | undefined;
}

const DIGITS = 1e6;
const SHOWN_DIGITS = 1e2;

/** A number to type: taken up when it lies within its bounds, else said what was expected. */
export function NumberField(props: Props) {
  const { label, value, min, max, unit, factor = 1, onChange, onDoubleClick, field } = props;
  const { t } = useTranslation("whatIf");
  const [typed, setTyped] = useState<string | null>(null);
  const errorId = useId();
  const low = min * factor;
  const high = max * factor;
  const number = typed === null ? null : readNumber(typed);
  const isBad = typed !== null && (number === null || number < low || number > high);
  return (
    <span className="number-field">
      <input
        type="text"
        inputMode="decimal"
        data-field={field}
        aria-label={label}
        aria-invalid={isBad}
        aria-describedby={isBad ? errorId : undefined}
        value={typed ?? String(Math.round(value * factor * SHOWN_DIGITS) / SHOWN_DIGITS)}
        onDoubleClick={onDoubleClick}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const next = readNumber(text);
          if (next === null || next < low || next > high) return;
          onChange(Math.round((next / factor) * DIGITS) / DIGITS);
        }}
        onBlur={() => setTyped(null)}
      />
      <span aria-hidden>{unit}</span>
      {isBad && (
        <span className="number-fault" id={errorId} role="alert">
          {t("number.between", { low, high })}
        </span>
      )}
    </span>
  );
}

/** Full-width digits and a comma for the point are read as well; null: no number. */
function readNumber(text: string): number | null {
  const plain = text.normalize("NFKC").trim().replace("−", "-").replace(",", ".");
  if (plain === "" || !Number.isFinite(Number(plain))) return null;
  return Number(plain);
}
