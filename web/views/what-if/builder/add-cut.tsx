import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChosenViewpoint } from "../../../app/shown-data-set.ts";
import { SearchBox } from "../../../parts/search-box.tsx";
import { cutOfTarget } from "../cut-of-target.ts";
import type { Shock } from "../shown-scenario.ts";
import type { Builder } from "./use-builder.ts";

interface Props {
  readonly graph: Builder["graph"];
  /** The search stands open from the start. */
  readonly isOpen?: boolean;
  readonly onAdd: (shock: Shock, target: string) => void;
}

/** A search for what is to be cut: a product, a maker, a firm or a country. */
export function AddCut({ graph, isOpen = false, onAdd }: Props) {
  const { t } = useTranslation("whatIf");
  const [isAsked, setAsked] = useState(isOpen);
  const viewpoint = useChosenViewpoint();
  if (!isAsked) {
    return (
      <button type="button" className="add-cut" onClick={() => setAsked(true)}>
        {t("cut.add")}
      </button>
    );
  }
  const add = (target: string) => {
    if (!viewpoint) return;
    const [shock] = cutOfTarget(target, viewpoint, graph).shocks;
    if (shock) onAdd(shock, target);
  };
  return (
    <div className="add-search">
      <SearchBox
        without="source"
        isEager={!isOpen}
        onChoose={add}
        onDone={() => setAsked(isOpen)}
      />
    </div>
  );
}
