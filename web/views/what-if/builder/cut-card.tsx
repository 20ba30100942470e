import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { CloseIcon, CutIcon, DownIcon } from "../../../parts/icons.tsx";
import type { Shock } from "../shown-scenario.ts";
import { CutDetails } from "./cut-details.tsx";
import { cutWords } from "./cut-words.ts";
import { withoutShock, withShock } from "./edits.ts";
import { NumberRow } from "./number-row.tsx";
import type { Builder } from "./use-builder.ts";

interface Props {
  readonly builder: Builder;
  readonly shock: Shock;
  readonly at: number;
}

const LEAST_DEMAND = -0.99;
const MOST_DEMAND = 100;
const DEMAND_REACH = 2;

/** One cut: what, from whom, how much; its details fold out. */
export function CutCard({ builder, shock, at }: Props) {
  const { t } = useTranslation("whatIf");
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const { what, who } = cutWords(shock, builder.words);
  const { scenario, edit } = builder;
  const change = (next: Shock) => edit(withShock(scenario, at, next));
  const isDemand = shock.kind === "demand";
  return (
    <li className="cut-card" data-field={`shocks.${at}`}>
      <div className="cut-head">
        <CutIcon />
        <button
          type="button"
          className="cut-title"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onClick={() => setOpen(!isOpen)}
        >
          <b>{what}</b> <span>{who}</span>
          <DownIcon size={12} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t("cut.remove", { name: `${what}, ${who}` })}
          onClick={() => edit(withoutShock(scenario, at))}
        >
          <CloseIcon size={12} />
        </button>
      </div>
      <NumberRow
        label={t(isDemand ? "cut.rise" : "cut.size")}
        value={shock.size}
        min={isDemand ? LEAST_DEMAND : 0}
        max={isDemand ? MOST_DEMAND : 1}
        reach={isDemand ? DEMAND_REACH : 1}
        unit="share"
        isLoss
        field={`shocks.${at}.size`}
        onChange={(size) => size !== null && change({ ...shock, size })}
      />
      <div id={detailsId} hidden={!isOpen} data-fold={`shocks.${at}`}>
        {isOpen && <CutDetails {...{ builder, shock, at }} onChange={change} />}
      </div>
    </li>
  );
}
