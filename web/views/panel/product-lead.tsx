import { useTranslation } from "react-i18next";
import type { ProductOverview } from "../../../src/api/contract/operations.ts";
import { formatScore, formatShare, formatShareBetween } from "../../parts/format.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { homeSupply } from "./home-supply.ts";
import { Lead } from "./lead.tsx";
import { useHomeName } from "./use-home-name.ts";
import { usePlace, useSides } from "./use-selection.ts";

/** What stops if the product stops coming from abroad, and what is made at home. */
export function ProductLead({ product }: { readonly product: ProductOverview }) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const home = useHomeName();
  const place = usePlace("product", product.id);
  const sides = useSides();
  if (!place || !sides) return null;
  const own = homeSupply(product.makers, sides.home);
  const isOpen = product.supplyStatus === "missing";
  const isZero = isOpen && own.kind === "none";
  const atHome = t(`home.${isZero ? "noneOpen" : own.kind}`, {
    share: own.kind === "some" ? formatShare(own.share, language) : "",
  });
  return (
    <>
      <ScoreLead product={product} home={home} isOpen={isOpen && !isZero} />
      {(!isOpen || isZero) && (language === "ja" ? atHome : ` ${atHome}`)}
    </>
  );
}

interface Props {
  readonly product: ProductOverview;
  readonly home: string;
  /** No figure says who makes it. */
  readonly isOpen: boolean;
}

function ScoreLead({ product, home, isOpen }: Props) {
  const language = useLanguage();
  const item = usePlace("product", product.id)?.item;
  if (!item) return <Lead text="lead.noPath" values={{ home }} />;
  const share = formatShareBetween(item.scoreLow, item.scoreHigh, item.score, language);
  if (isOpen) {
    const [low, high] = [formatScore(item.scoreLow), formatScore(item.scoreHigh)];
    return <Lead text={low === high ? "lead.openAt" : "lead.open"} values={{ low, high }} />;
  }
  if (item.scoreHigh === 0) return <Lead text="lead.nothing" values={{ home }} />;
  return <Lead text="lead.product" values={{ home, share }} />;
}
