import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { useViewState } from "../../app/view-state.ts";
import { formatDays, formatShare } from "../../parts/format.ts";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { EvidenceChip } from "./evidence-chip.tsx";
import { isPartOfRole } from "./link-groups.ts";

type Link = ProductDetail["needs"][number];

interface Props {
  readonly link: Link;
  /** The link stands among the others of its role: its own share is told, not the role's weight. */
  readonly isOneOfMany: boolean;
  /** The link as a target: `input->product`. */
  readonly target: string;
}

/** A product at the other end, how vital the link is, and on demand why. */
export function LinkRow({ link, isOneOfMany, target }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const [isOpen, setOpen] = useState(false);
  const reasonId = useId();
  const product = names?.products.get(link.id);
  const name = language === "ja" ? link.nameJa : link.nameEn;
  const vital = t("words:vital", { share: formatShare(link.essentiality, language) });
  const share = t("links.share", { share: formatShare(link.mix, language) });
  const isShare = isOneOfMany || isPartOfRole(link);
  return (
    <div className="panel-link">
      <div className="panel-link-row">
        {product && <ProductGlyph shape={productShape(product)} />}
        <button
          type="button"
          className="text-button panel-link-name"
          onClick={() => set({ sel: link.id })}
        >
          {name}
        </button>
        <button
          type="button"
          className="text-button panel-vital"
          aria-expanded={isOpen}
          aria-controls={reasonId}
          aria-label={t("links.why", { name, vital: isShare ? share : vital })}
          onClick={() => setOpen(!isOpen)}
        >
          {isShare ? share : vital}
        </button>
      </div>
      <div id={reasonId} hidden={!isOpen}>
        <Reason link={link} target={target} isShare={isShare} />
      </div>
    </div>
  );
}

interface ReasonProps {
  readonly link: Link;
  readonly target: string;
  readonly isShare: boolean;
}

/** The judgement's reason or the figure's source, and what else is known of the link. */
function Reason({ link, target, isShare }: ReasonProps) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const { evidence, essentiality, substitutability, coverDays, lagDays, mix, headroom } = link;
  const share = (text: string, figure: number) => t(text, { share: formatShare(figure, language) });
  const facts = [
    isShare && essentiality !== null ? share("links.role", essentiality) : "",
    substitutability ? share("links.substitutable", substitutability) : t("links.fixed"),
    mix === null || mix === 1 ? "" : share("links.mix", mix),
    headroom ? share("links.headroom", headroom) : t("links.noHeadroom"),
    coverDays === null ? "" : t("links.cover", { days: formatDays(coverDays, language) }),
    lagDays === null ? "" : t("links.lag", { days: formatDays(lagDays, language) }),
  ].filter((fact) => fact !== "");
  return (
    <div className="panel-reason">
      <EvidenceChip status={evidence.status ?? "unstated"} place={{ target, table: "inputs" }} />
      {evidence.detail ? <p lang="en">{evidence.detail}</p> : <p>{t("links.noReason")}</p>}
      {evidence.source && <SourceLine source={evidence.source} year={evidence.year} />}
      <p className="quiet">{facts.join(" · ")}</p>
    </div>
  );
}
