import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { useViewState } from "../../app/view-state.ts";
import { formatDays, formatShare } from "../../parts/format.ts";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { type LinkGroup, linkGroups } from "./link-groups.ts";

type Link = ProductDetail["needs"][number];
type Side = "neededBy" | "needs";

const SHOWN = 6;

/** What needs the product and what it needs, one list at a time. */
export function LinksSection({ detail }: { readonly detail: ProductDetail }) {
  const { t } = useTranslation("panel");
  const [chosen, setSide] = useState<Side | null>(null);
  const [isWhole, setWhole] = useState(false);
  const side = chosen ?? (detail.neededBy.length > 0 ? "neededBy" : "needs");
  const groups = linkGroups(detail, side);
  const count = groups.reduce((sum, { links }) => sum + links.length, 0);
  const shown = isWhole ? groups : groups.slice(0, SHOWN);
  const hidden = count - shown.reduce((sum, { links }) => sum + links.length, 0);
  return (
    <section className="panel-section">
      <div className="panel-switch">
        {(["neededBy", "needs"] as const).map((name) => (
          <button
            key={name}
            type="button"
            className="text-button"
            aria-pressed={side === name}
            onClick={() => setSide(name)}
          >
            {t(`links.${name}`)} <span className="quiet">{countLinks(detail, name)}</span>
          </button>
        ))}
      </div>
      {count === 0 && <p className="panel-note">{t("links.none")}</p>}
      {shown.map((group) => (
        <Group key={group.key} group={group} />
      ))}
      {hidden > 0 && (
        <button type="button" className="text-button text-link" onClick={() => setWhole(true)}>
          {t("links.more", { count })}
        </button>
      )}
    </section>
  );
}

function countLinks(detail: ProductDetail, side: Side): number {
  return linkGroups(detail, side).reduce((sum, { links }) => sum + links.length, 0);
}

function Group({ group }: { readonly group: LinkGroup }) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const rows = group.links.map((link) => (
    <LinkRow key={link.id} link={link} isOneOfMany={group.areAlternatives} />
  ));
  const essentiality = group.links[0]?.essentiality;
  if (!group.areAlternatives) return <>{rows}</>;
  return (
    <div className="panel-alternatives">
      <p className="panel-note">
        {t("links.group", {
          vital: t("words:vital", { share: formatShare(essentiality, language) }),
        })}
      </p>
      {rows}
    </div>
  );
}

interface RowProps {
  readonly link: Link;
  /** The link shares its role with others: its own share is told, not the group's essentiality. */
  readonly isOneOfMany: boolean;
}

function LinkRow({ link, isOneOfMany }: RowProps) {
  const { t } = useTranslation(["panel", "words"]);
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const [isOpen, setOpen] = useState(false);
  const reasonId = useId();
  const product = names?.products.get(link.id);
  const name = language === "ja" ? link.nameJa : link.nameEn;
  const vital = t("words:vital", { share: formatShare(link.essentiality, language) });
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
          aria-label={t("links.why", { name, vital })}
          onClick={() => setOpen(!isOpen)}
        >
          {isOneOfMany ? t("links.share", { share: formatShare(link.mix, language) }) : vital}
        </button>
      </div>
      <div id={reasonId} hidden={!isOpen}>
        <Reason link={link} />
      </div>
    </div>
  );
}

/** The judgement's reason or the figure's source, and what else is known of the link. */
function Reason({ link }: { readonly link: Link }) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const { evidence, substitutability, coverDays, lagDays, mix } = link;
  const facts = [
    substitutability
      ? t("links.substitutable", { share: formatShare(substitutability, language) })
      : "",
    coverDays === null ? "" : t("links.cover", { days: formatDays(coverDays, language) }),
    lagDays === null ? "" : t("links.lag", { days: formatDays(lagDays, language) }),
    mix === null || mix === 1 ? "" : t("links.mix", { share: formatShare(mix, language) }),
  ].filter((fact) => fact !== "");
  return (
    <div className="panel-reason">
      <StatusChip status={evidence.status ?? "missing"} />
      {evidence.detail ? <p lang="en">{evidence.detail}</p> : <p>{t("links.noReason")}</p>}
      {evidence.source && <SourceLine source={evidence.source} year={evidence.year} />}
      {facts.length > 0 && <p className="quiet">{facts.join(" · ")}</p>}
    </div>
  );
}
