import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { dependencyStep } from "../parts/dependency-step.ts";
import { CloseIcon } from "../parts/icons.tsx";
import { ProductGlyph } from "../parts/product-glyph.tsx";
import { productShape } from "../parts/product-shape.ts";
import { figureScore } from "../parts/score-text.ts";
import { useLanguage } from "../parts/use-names.ts";
import type { GraphModel } from "./graph-model.ts";
import type { Fold } from "./layout.ts";
import type { Figures } from "./scene.ts";
import { tierName } from "./tier-name.ts";

interface Props {
  readonly fold: Fold;
  readonly frame: { readonly width: number; readonly height: number };
  /** The part of the frame that is in view; by default all of it. */
  readonly view?: { readonly top: number; readonly height: number };
  readonly model: GraphModel;
  readonly figures: Figures;
  readonly nameOf: (id: string) => string;
  readonly onSelect: (id: string, isSecond: boolean) => void;
  readonly onClose: () => void;
}

/** All of a frame. */
function whole({ height }: Props["frame"]): NonNullable<Props["view"]> {
  return { top: 0, height };
}

const WIDTH = 280;
const MOST_HEIGHT = 320;
const ROW_HEIGHT = 28;
const HEAD = 44;

/** The products that share a crowded cell's last row, each a button. */
export function FoldList({
  fold,
  frame,
  view = whole(frame),
  model,
  figures,
  nameOf,
  onSelect,
  onClose,
}: Props) {
  const { t } = useTranslation("explore");
  const language = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>("li button")?.focus();
  }, []);
  const height = Math.min(MOST_HEIGHT, HEAD + 12 + fold.ids.length * ROW_HEIGHT);
  const left = Math.max(8, Math.min(fold.x, frame.width - WIDTH - 8));
  const top = Math.max(
    view.top + 8,
    Math.min(fold.y - height / 2, view.top + view.height - height - 8),
  );
  const byId = new Map(model.products.map((product) => [product.id, product]));
  const lane = t(`lane.${fold.lane}`, { defaultValue: fold.lane });
  const title = [tierName(t, fold.tier), lane].filter((part) => part !== "").join(" · ");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...(list.current?.querySelectorAll<Element>("li button") ?? [])];
    const now = document.activeElement ? buttons.indexOf(document.activeElement) : -1;
    const next = buttons[(now + step + buttons.length) % buttons.length];
    if (next instanceof HTMLElement) next.focus();
  };
  return (
    <div
      ref={list}
      className="fold-list"
      role="dialog"
      aria-label={title}
      style={{ left, top, width: WIDTH, height }}
      onKeyDown={onKeyDown}
    >
      <div className="fold-head">
        <strong>{title}</strong>
        <button type="button" className="icon-button" aria-label={t("close")} onClick={onClose}>
          <CloseIcon size={14} />
        </button>
      </div>
      <ul>
        {fold.ids.map((id) => {
          const product = byId.get(id);
          const step = dependencyStep(figures.dependency.get(id));
          return (
            <li key={id}>
              <button type="button" onClick={(event) => onSelect(id, event.shiftKey)}>
                {product && (
                  <ProductGlyph
                    shape={productShape(product)}
                    fill={step === null ? "none" : `var(--d${step})`}
                  />
                )}
                <span className="fold-name">{nameOf(id)}</span>
                <span className="fold-score">{figureScore(figures, id, language)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
