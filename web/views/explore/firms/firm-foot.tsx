import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";

interface Props {
  /** What leads on from here; null: nothing does. */
  readonly lead: { readonly text: string; readonly onAct: () => void } | null;
}

/** The foot of a firm's or a group's panel: what leads on, and graph or table. */
export function FirmFoot({ lead }: Props) {
  const { t } = useTranslation("firms");
  const { state, set } = useViewState();
  const isTable = state.view === "table";
  return (
    <footer className="panel-foot firm-foot">
      {lead && (
        <button type="button" className="button button-ink" onClick={lead.onAct}>
          {lead.text}
        </button>
      )}
      <button
        type="button"
        className="button"
        onClick={() => set({ view: isTable ? "graph" : "table" })}
      >
        {t(isTable ? "graph" : "table")}
      </button>
    </footer>
  );
}
