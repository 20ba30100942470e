import "../../../parts/parts.css";
import "../explore.css";
import "../../panel/panel.css";
import "./firms.css";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { useViewState } from "../../../app/view-state.ts";
import { hasWebGl } from "../../../graph/has-web-gl.ts";
import { Failure } from "../../../parts/failure.tsx";
import { FirmPanel } from "./firm-panel.tsx";
import { FirmsFinding } from "./firms-finding.tsx";
import { FirmsLadder } from "./firms-ladder.tsx";
import { FirmsLegend } from "./firms-legend.tsx";
import { FirmsTable } from "./firms-table.tsx";
import { GroupPanel } from "./group-panel.tsx";
import { GroupsPicture } from "./groups-picture.tsx";
import { NetworkPicture } from "./network-picture.tsx";
import { useFirmsOverview, useRiskProgress } from "./queries.ts";
import { Reading } from "./reading.tsx";
import { useFirmSelection } from "./use-firm-selection.ts";

/** Explore for a network of firms: groups, one group, the surroundings of one firm. */
export function FirmsView() {
  const { t } = useTranslation("firms");
  const isPhone = useMediaQuery("(max-width: 639px)", undefined, {
    getInitialValueInEffect: false,
  });
  const overview = useFirmsOverview();
  useRiskProgress();
  if (!overview.data) {
    return (
      <div className="explore">
        <div className="explore-main">
          {overview.error ? (
            <Failure
              title={t("failed")}
              error={overview.error}
              onRetry={() => void overview.refetch()}
            />
          ) : (
            <Reading />
          )}
        </div>
      </div>
    );
  }
  return isPhone ? <FirmsLadder overview={overview.data} /> : <Wide overview={overview.data} />;
}

function Wide({ overview }: { readonly overview: FirmsOverview }) {
  const { state } = useViewState();
  const { selection } = useFirmSelection();
  const [canDraw] = useState(hasWebGl);
  const isTable = state.view === "table" || !canDraw;
  return (
    <div className="explore firms">
      <div className="explore-main">
        <FirmsFinding overview={overview} />
        {isTable ? (
          <FirmsTable overview={overview} />
        ) : (
          <>
            {selection.kind === "all" || selection.kind === "group" ? (
              <GroupsPicture overview={overview} />
            ) : (
              <NetworkPicture overview={overview} selection={selection} />
            )}
            <FirmsLegend overview={overview} />
          </>
        )}
      </div>
      {selection.kind === "firm" ? (
        <FirmPanel key={selection.id} overview={overview} firm={selection.id} />
      ) : (
        <GroupPanel overview={overview} selection={selection} />
      )}
    </div>
  );
}
