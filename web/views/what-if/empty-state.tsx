import { useTranslation } from "react-i18next";
import type { GraphOverviewResponse } from "../../../src/api/contract/operations.ts";
import { useChosenViewpoint } from "../../app/shown-data-set.ts";
import { PresetCards } from "./bar/presets-menu.tsx";
import { AddCut } from "./builder/add-cut.tsx";
import { cutOfTarget } from "./cut-of-target.ts";
import { usePresets } from "./queries.ts";
import type { SlotContent } from "./slots/slots-address.ts";

interface Props {
  readonly graph: GraphOverviewResponse;
  readonly onChoose: (content: SlotContent) => void;
}

/** Nothing is cut yet: a search for what to cut, and what really happened as a start. */
export function EmptyState({ graph, onChoose }: Props) {
  const { t } = useTranslation("whatIf");
  const viewpoint = useChosenViewpoint();
  const presets = usePresets().data;
  return (
    <section className="what-if-empty">
      <h1>{t("empty.finding")}</h1>
      <p>{t("empty.clause")}</p>
      <h2>{t("empty.own")}</h2>
      <AddCut
        graph={graph}
        isOpen
        onAdd={(_, target) =>
          viewpoint && onChoose({ scenario: cutOfTarget(target, viewpoint, graph) })
        }
      />
      {presets?.items.length !== 0 && <h2>{t("empty.presets")}</h2>}
      <PresetCards onChoose={(id) => onChoose({ id })} />
    </section>
  );
}
