import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { VIEWS } from "../../app/views/view-ids.ts";
import { figureAddress } from "../../parts/figure-address.ts";
import { formatShare } from "../../parts/format.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { lastKnown } from "./last-known.ts";

const HAS_DATA_VIEW = VIEWS.some((view: string) => view === "data");

/** In place of makers where nobody publishes them: the last figure there was, and where to add one. */
export function NoFigures({ detail }: { readonly detail: ProductDetail }) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const names = useNames();
  const { search } = useLocation();
  const known = lastKnown(detail);
  return (
    <div className="panel-no-figures">
      {known && (
        <details className="panel-inner-fold">
          <summary>
            {t(known.isRival ? "makers.otherSource" : "makers.lastKnown", {
              country: names?.country(known.country),
              share: formatShare(known.share, language),
              year: known.year,
            })}
          </summary>
          <SourceLine
            source={known.evidence.source}
            year={known.year}
            detail={known.evidence.detail}
          />
        </details>
      )}
      {HAS_DATA_VIEW && (
        <Link className="button" to={figureAddress({ target: detail.id }, search)}>
          {t("makers.add")}
        </Link>
      )}
    </div>
  );
}
