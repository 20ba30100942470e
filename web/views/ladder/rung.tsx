import { useTranslation } from "react-i18next";
import type { ChokepointItem, DependencyItem } from "../../../src/api/contract/operations.ts";
import { useViewState } from "../../app/view-state.ts";
import { dependencyStep } from "../../parts/dependency-step.ts";
import { formatLoss, formatShare } from "../../parts/format.ts";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { scoreText } from "../../parts/score-text.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { largestMaker } from "../chokepoints/ranked-rows.ts";

/** Where a rung stands: above the product, itself, on the path below, at its end. */
export type RungRole = "above" | "self" | "below" | "sector";

interface Props {
  readonly id: string;
  readonly role: RungRole;
  readonly item: ChokepointItem | undefined;
  readonly dependency: DependencyItem | undefined;
  /** Loss of the sector at the end of the path. */
  readonly loss: number | null;
}

const SIZES: Record<RungRole, number> = { above: 24, self: 30, below: 22, sector: 24 };

/** One rung of the ladder; tapping it walks there. */
export function Rung({ id, role, item, dependency, loss }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const product = names?.products.get(id);
  if (!product) return null;
  const step =
    product.supplyStatus === "missing" && product.kind !== "sector"
      ? null
      : dependencyStep(dependency?.direct ?? dependency?.critical);
  const { maker, makerShare } = largestMaker(product.makers);
  const score = item && scoreText(item, product.supplyStatus === "missing", language);
  const made =
    maker === null
      ? t("words:noFigure")
      : `${names?.country(maker)} ${formatShare(makerShare, language)}`;
  return (
    <li className={`rung rung-${role}`}>
      <button type="button" aria-current={role === "self"} onClick={() => set({ sel: id })}>
        <span className="rung-mark">
          <ProductGlyph
            shape={productShape(product)}
            size={SIZES[role]}
            fill={step === null ? "none" : `var(--d${step})`}
          />
        </span>
        <span className="rung-name">{names?.product(id)}</span>
        <span className="rung-maker">{product.kind === "sector" ? t("ladder.sector") : made}</span>
        <span className="rung-figure">
          {loss !== null && <b className="loss-text">{formatLoss(loss, language)}</b>}
          {loss === null && role === "self" && score && <b>{score}</b>}
          {loss === null && role === "above" && score && (
            <span className="quiet">{t("ladder.score", { score })}</span>
          )}
        </span>
      </button>
    </li>
  );
}
