import { useTranslation } from "react-i18next";
import type { ProductOverview } from "../../../src/api/contract/operations.ts";
import { useProduct } from "../../app/queries.ts";
import { Failure } from "../../parts/failure.tsx";
import { useLanguage } from "../../parts/use-names.ts";
import { DependencySection } from "./dependency-section.tsx";
import { EventsSection } from "./events-section.tsx";
import { RivalFold, SourcesFold } from "./evidence-folds.tsx";
import { LinksSection } from "./links-section.tsx";
import { MakersSection } from "./makers-section.tsx";
import { OrderFold } from "./order-fold.tsx";
import { OtherScores } from "./other-scores.tsx";
import { PanelSkeleton } from "./panel-skeleton.tsx";
import { PathSection } from "./path-section.tsx";
import { PriceSection } from "./price-section.tsx";
import { RiskFold } from "./risk-facts.tsx";
import { ScoreSection } from "./score-section.tsx";
import { HurtBySection } from "./sector-sections.tsx";
import { SensitivityFold } from "./sensitivity-fold.tsx";
import { StockSection } from "./stock-section.tsx";
import { StructureFold } from "./structure-fold.tsx";
import { WhyFold } from "./why-fold.tsx";

/** All that is known of a product; what is computed comes first, what is published after it. */
export function ProductSections({ product }: { readonly product: ProductOverview }) {
  const { id, kind } = product;
  const isSector = kind === "sector";
  return (
    <>
      <Description product={id} />
      {!isSector && <ScoreSection by="product" id={id} />}
      <DependencySection product={product} />
      {isSector ? <HurtBySection sector={id} /> : <PublishedMakers product={product} />}
      {!isSector && <PathSection by="product" id={id} />}
      <Published product={product} />
    </>
  );
}

/** What the product is, in a sentence of the data set. */
function Description({ product }: { readonly product: string }) {
  const language = useLanguage();
  const detail = useProduct(product).data;
  if (detail?.id !== product) return null;
  const text = language === "ja" ? detail.descriptionJa : detail.descriptionEn;
  return text ? <p className="panel-description">{text}</p> : null;
}

function PublishedMakers({ product }: { readonly product: ProductOverview }) {
  const query = useProduct(product.id);
  if (query.error) return null; // told once, below
  return query.data?.id === product.id ? <MakersSection detail={query.data} /> : <PanelSkeleton />;
}

function Published({ product }: { readonly product: ProductOverview }) {
  const { t } = useTranslation("panel");
  const query = useProduct(product.id);
  if (query.error) {
    return <Failure title={t("failed")} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const detail = query.data?.id === product.id ? query.data : undefined;
  if (!detail) return <PanelSkeleton />;
  return (
    <>
      <LinksSection key={detail.id} detail={detail} />
      {product.kind !== "sector" && <StockSection detail={detail} />}
      <PriceSection key={`${detail.id} prices`} detail={detail} />
      <EventsSection key={`${detail.id} events`} events={detail.events} />
      {product.kind !== "sector" && (
        <>
          <WhyFold by="product" id={detail.id} />
          <RiskFold product={detail.id} />
          <StructureFold by="product" id={detail.id} />
          <OrderFold key={`${detail.id} order`} by="product" id={detail.id} />
          <SensitivityFold key={`${detail.id} sensitivity`} target={detail.id} />
          <OtherScores detail={detail} />
        </>
      )}
      <RivalFold detail={detail} />
      <SourcesFold detail={detail} />
    </>
  );
}
