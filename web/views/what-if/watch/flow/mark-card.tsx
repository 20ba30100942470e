import { useEffect, useRef } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { SimulateResponse } from "../../../../../src/api/contract/operations.ts";
import { useViewState } from "../../../../app/view-state.ts";
import { formatDays, formatShare } from "../../../../parts/format.ts";
import { CloseIcon } from "../../../../parts/icons.tsx";
import type { Names } from "../../../../parts/names.ts";
import { useLanguage } from "../../../../parts/use-names.ts";
import type { ShownScenario } from "../../shown-scenario.ts";
import { isRunOn } from "../days.ts";
import { letterText, TEXT_COLOR } from "../letters.ts";
import { lossOn } from "./hits.ts";
import { type Held, markFacts } from "./mark-facts.ts";

interface Props {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly frame: { readonly width: number; readonly height: number };
  readonly day: number;
  readonly shown: readonly ShownScenario[];
  readonly names: Names;
  readonly onClose: () => void;
  readonly onSelect: (id: string) => void;
  /** Whether a product has a mark that can be chosen. */
  readonly isShown: (id: string) => boolean;
}

const WIDTH = 284;
const ROOM = 190;

/** What becomes of one product on the day, what holds it back, and what is left in stock. */
export function MarkCard(props: Props) {
  const { id, x, y, frame, day, shown, names, onClose } = props;
  const { t } = useTranslation(["watch", "words"]);
  const { go } = useViewState();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    card.current?.focus({ preventScroll: true });
  }, []);
  const left = Math.min(Math.max(8, x + 16), Math.max(8, frame.width - WIDTH - 8));
  const below = y + 18 + ROOM < frame.height;
  const side = below ? { top: y + 18 } : { bottom: frame.height - y + 18 };
  return (
    <div
      ref={card}
      className="mark-card"
      role="dialog"
      tabIndex={-1}
      aria-label={names.product(id)}
      style={{ left, width: Math.min(WIDTH, frame.width - 16), ...side }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="mark-card-head">
        <strong>{names.product(id)}</strong>
        <button
          type="button"
          className="icon-button"
          aria-label={t("words:close")}
          onClick={onClose}
        >
          <CloseIcon size={14} />
        </button>
      </div>
      {shown.map(
        ({ letter, answer }) =>
          answer && (
            <div key={letter} className="mark-card-part">
              <Loss letter={letter} answer={answer} {...{ id, day }} />
              {isRunOn(answer.days, day) && <Facts answer={answer} {...props} />}
            </div>
          ),
      )}
      <button
        type="button"
        className="text-button text-link"
        onClick={() => go("explore", { sel: id })}
      >
        {t("mark.open")}
      </button>
    </div>
  );
}

function Loss(props: {
  readonly letter: ShownScenario["letter"];
  readonly answer: SimulateResponse;
  readonly id: string;
  readonly day: number;
}) {
  const { letter, answer, id, day } = props;
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const loss = lossOn(answer, id, day);
  const worst = 1 - ((answer.sectors[id] ?? answer.products[id])?.minOutput ?? 1);
  const values = { letter: letterText(letter), day, loss: formatShare(loss, language) };
  if (loss === null) return <p>{t("mark.beyond", values)}</p>;
  return (
    <p>
      <b style={{ color: TEXT_COLOR[letter] }}>
        {t(loss < 0.0005 ? "mark.whole" : "mark.loses", values)}
      </b>{" "}
      {worst - loss > 0.005 && t("mark.worst", { loss: formatShare(worst, language) })}
    </p>
  );
}

function Facts({
  answer,
  id,
  day,
  names,
  isShown,
  onSelect,
}: Props & { readonly answer: SimulateResponse }) {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const { held, path, stock, publicStock } = markFacts(answer, id, day);
  return (
    <>
      {held && <HeldBack {...{ held, names, isShown, onSelect }} />}
      {path.length > 1 && (
        <p>
          <span className="quiet">{t("mark.path")}:</span> {path.map(names.product).join(" → ")}
        </p>
      )}
      {stock !== undefined && (
        <p>
          {stock === null && <span className="quiet">{t("mark.stockNone")}</span>}
          {stock !== null &&
            (stock < 0.05
              ? t("mark.stockEmpty")
              : t("mark.stock", { days: formatDays(stock, language) }))}
        </p>
      )}
      {publicStock !== null && (
        <p>{t("mark.publicStock", { days: formatDays(publicStock, language) })}</p>
      )}
    </>
  );
}

function HeldBack(props: { readonly held: Held } & Pick<Props, "names" | "isShown" | "onSelect">) {
  const { held, names, isShown, onSelect } = props;
  const { t } = useTranslation("watch");
  if (held.kind !== "input") return <p>{t(`mark.${held.kind}`)}</p>;
  const { input } = held;
  const link = isShown(input) ? (
    <button type="button" className="text-button text-link" onClick={() => onSelect(input)} />
  ) : (
    <b />
  );
  return (
    <p>
      <Trans
        t={t}
        i18nKey="mark.input"
        values={{ input: names.product(input) }}
        components={{ 1: link }}
      />
    </p>
  );
}
