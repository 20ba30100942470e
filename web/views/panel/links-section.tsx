import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { formatShare } from "../../parts/format.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { type LinkGroup, linkGroups } from "./link-groups.ts";
import { LinkRow } from "./link-row.tsx";

type Side = "neededBy" | "needs";

const SHOWN = 6;

interface Props {
  readonly detail: ProductDetail;
}

/** What needs the product and what it needs, one list at a time. */
export function LinksSection({ detail }: Props) {
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
        <Group key={group.key} group={group} side={side} product={detail.id} />
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

interface GroupProps {
  readonly group: LinkGroup;
  readonly side: Side;
  readonly product: string;
}

/** One role: a single link, or several that can stand in for one another under what they share. */
function Group({ group, side, product }: GroupProps) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const rows = group.links.map((link) => (
    <LinkRow
      key={link.id}
      link={link}
      isOneOfMany={group.areAlternatives}
      target={side === "needs" ? `${link.id}->${product}` : `${product}->${link.id}`}
    />
  ));
  const [first] = group.links;
  if (!group.areAlternatives || !first) return <>{rows}</>;
  const substitutable = first.substitutability
    ? t("links.substitutable", { share: formatShare(first.substitutability, language) })
    : t("links.fixed");
  return (
    <div className="panel-alternatives">
      <p className="panel-note">
        {t("links.group", {
          count: group.links.length,
          vital: t("words:vital", { share: formatShare(first.essentiality, language) }),
        })}
        {" · "}
        {substitutable}
      </p>
      {rows}
    </div>
  );
}
