import "../../parts/parts.css";
import "./panel.css";
import "./panel-parts.css";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useViewState } from "../../app/view-state.ts";
import { CloseIcon } from "../../parts/icons.tsx";
import type { Names } from "../../parts/names.ts";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { targetParts } from "../../parts/target-parts.ts";
import { useNames } from "../../parts/use-names.ts";
import { useSourceNames } from "../../parts/use-source-names.ts";
import { PanelFoot } from "./panel-foot.tsx";
import { ProductLead } from "./product-lead.tsx";
import { ProductSections } from "./product-panel.tsx";
import { canReport } from "./report-name.ts";
import { SectorLead } from "./sector-sections.tsx";
import { SourceSections } from "./source-panel.tsx";
import { SpokenSelection } from "./spoken-selection.tsx";
import { TargetLead, TargetSections } from "./target-panel.tsx";

const SOURCE = "source:";

interface Props {
  /** What to tell of; by default what is selected. */
  readonly target?: string;
  /** What the cross does; by default it clears the selection. */
  readonly onClose?: () => void;
}

/** The panel of what is selected; nothing if nothing is. */
export function SelectionPanel(props: Props) {
  const { state, set } = useViewState();
  const names = useNames();
  const sources = useSourceNames();
  const target = props.target ?? state.sel;
  const onClose = props.onClose ?? (() => set({ sel: null, to: null }));
  if (target === null || !names) return null;
  const source = target.startsWith(SOURCE) ? target.slice(SOURCE.length) : null;
  const citation = source === null ? undefined : sources.get(source);
  if (source !== null && citation !== undefined) {
    return (
      <Panel {...{ target, onClose }} kind="source" name={citation} canCut={false}>
        <SourceSections source={source} />
      </Panel>
    );
  }
  return isKnown(target, names) ? (
    <TargetPanel {...{ target, names, onClose }} />
  ) : (
    <UnknownPanel {...{ target, onClose }} />
  );
}

function isKnown(target: string, { products, firms, countries }: Names): boolean {
  const parts = targetParts(target);
  return (
    (!("product" in parts) || products.has(parts.product)) &&
    (!("input" in parts) || products.has(parts.input)) &&
    (!("firm" in parts) || firms.has(parts.firm)) &&
    (!("country" in parts) || countries.has(parts.country))
  );
}

interface Selected {
  readonly target: string;
  readonly onClose: () => void;
}

function TargetPanel({ target, names, onClose }: Selected & { readonly names: Names }) {
  const parts = targetParts(target);
  const product = parts.kind === "product" ? names.products.get(parts.product) : undefined;
  if (!product) {
    return (
      <Panel
        {...{ target, onClose }}
        kind={parts.kind}
        name={names.target(target)}
        lead={<TargetLead target={target} />}
        canCut
        hasReport={canReport(parts)}
      >
        <TargetSections key={target} target={target} />
      </Panel>
    );
  }
  const isSector = product.kind === "sector";
  const isOpen = product.supplyStatus === "missing" && !isSector;
  const lead = isSector ? <SectorLead product={product} /> : <ProductLead product={product} />;
  return (
    <Panel
      {...{ target, onClose }}
      kind={isSector ? "sector" : (product.stage ?? product.kind)}
      name={names.product(product.id)}
      glyph={<ProductGlyph shape={productShape(product)} fill={isOpen ? "none" : "var(--ink3)"} />}
      lead={lead}
      canCut={!isSector}
      hasReport
    >
      <ProductSections key={target} product={product} />
    </Panel>
  );
}

function UnknownPanel({ target, onClose }: Selected) {
  const { t } = useTranslation("panel");
  return (
    <Panel {...{ target, onClose }} kind={null} name={t("unknownTarget.title")} canCut={false}>
      <p className="panel-section">{t("unknownTarget.text", { id: target })}</p>
    </Panel>
  );
}

/** From another view to the graph, with the selection kept. */
function ToGraph({ target }: { readonly target: string }) {
  const { t } = useTranslation("panel");
  const { go } = useViewState();
  const { pathname } = useLocation();
  if (pathname === "/explore") return null;
  return (
    <button
      type="button"
      className="text-button text-link"
      onClick={() => go("explore", { sel: target })}
    >
      {t("showInExplore")}
    </button>
  );
}

interface PanelProps extends Selected {
  /** Key of `words:kindLine`; `null`: not known. */
  readonly kind: string | null;
  readonly name: string;
  readonly glyph?: ReactNode;
  readonly lead?: ReactNode;
  readonly canCut: boolean;
  /** Whether a dossier can be written on it. */
  readonly hasReport?: boolean;
  readonly children: ReactNode;
}

function Panel(props: PanelProps) {
  const { target, onClose, kind, name, glyph, lead, canCut, hasReport = false, children } = props;
  const { t } = useTranslation(["panel", "words"]);
  const body = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection starts at its top
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [target]);
  return (
    <aside className="selection-panel" aria-label={t("label", { name })}>
      <SpokenSelection target={target} kind={kind} name={name} />
      <p className="panel-kind">
        {glyph} {kind !== null && <span>{t(`words:kindLine.${kind}`)}</span>}
        {kind !== null && <ToGraph target={target} />}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keys */}
      <section className="panel-body" ref={body} tabIndex={0} aria-label={name}>
        <header className="panel-head">
          <h2>{name}</h2>
          {lead && <p className="panel-lead">{lead}</p>}
        </header>
        {children}
      </section>
      <button type="button" className="panel-close" aria-label={t("close")} onClick={onClose}>
        <CloseIcon />
      </button>
      <PanelFoot target={target} canCut={canCut} hasReport={hasReport} />
    </aside>
  );
}
