import { useTranslation } from "react-i18next";
import { CutIcon } from "../../parts/icons.tsx";
import { ShareButton } from "../../parts/share-button.tsx";
import { useNames } from "../../parts/use-names.ts";
import { TraceButton } from "../explore/routes/trace-button.tsx";
import { useOpenWhatIf } from "../what-if/use-open-what-if.ts";
import { ReportButton } from "./report-button.tsx";

/** Opens What if with the cut of the target as scenario A. Also the key `c`. */
export function CutButton({ target }: { readonly target: string }) {
  const { t } = useTranslation("panel");
  const openWhatIf = useOpenWhatIf();
  return (
    <button
      type="button"
      className="button button-loss panel-cut-button"
      data-key="c"
      title={t("cut.about")}
      onClick={() => openWhatIf(target)}
    >
      <CutIcon /> {t("cut.do")}
    </button>
  );
}

interface Props {
  readonly target: string;
  /** Whether the target can be cut: sectors and sources cannot. */
  readonly canCut: boolean;
  /** Whether a dossier can be written on it. */
  readonly hasReport: boolean;
}

/** The foot of the panel, always in view: cut, trace a route, report, share. */
export function PanelFoot({ target, canCut, hasReport }: Props) {
  const canTrace = useNames()?.products.has(target) ?? false;
  return (
    <footer className="panel-foot">
      {canCut && <CutButton target={target} />}
      {canTrace && <TraceButton from={target} />}
      {hasReport && <ReportButton key={target} subject={target} />}
      <ShareButton />
    </footer>
  );
}
