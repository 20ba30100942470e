import { useTranslation } from "react-i18next";
import type { Layout } from "./layout.ts";
import { tierName } from "./tier-name.ts";

interface Props {
  readonly columns: Layout["columns"];
  readonly width: number;
  readonly height: number;
}

/** Names of the tiers above their columns; stays while the graph scrolls. */
export function TierHeader({ columns, width, height }: Props) {
  const { t } = useTranslation("explore");
  return (
    <div className="tier-header" style={{ width, height }}>
      {columns.map(({ tier, x }) => (
        <span key={tier} style={{ left: x - 8 }}>
          {tierName(t, tier)}
        </span>
      ))}
    </div>
  );
}
