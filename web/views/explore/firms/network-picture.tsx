import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FirmsNetwork, FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { themeOf } from "../../../app/preferences.ts";
import { useViewState } from "../../../app/view-state.ts";
import { FirmGraph, type FirmPicture } from "../../../graph/firms/firm-graph.tsx";
import { placeFirms } from "../../../graph/firms/place-firms.ts";
import { Failure } from "../../../parts/failure.tsx";
import { ExploreSkeleton } from "../explore-skeleton.tsx";
import type { FirmSelection } from "./firm-selection.ts";
import { FirmTip } from "./groups-picture.tsx";
import { useFirmsAround, useFirmsInside } from "./queries.ts";
import { useFirmSelection } from "./use-firm-selection.ts";
import { useFirmWords } from "./use-firm-words.ts";

type Shown = Extract<FirmSelection, { readonly kind: "open" | "firm" }>;

interface Props {
  readonly overview: FirmsOverview;
  readonly selection: Shown;
}

/** The firms of an opened group, or those around one firm, from suppliers to buyers. */
export function NetworkPicture({ overview, selection }: Props) {
  const { t } = useTranslation("firms");
  const { state } = useViewState();
  const isFirm = selection.kind === "firm";
  const inside = useFirmsInside(isFirm ? null : selection.id);
  const around = useFirmsAround(isFirm ? selection.id : null, state.steps ?? 1);
  const answer = isFirm ? around : inside;
  if (answer.error) {
    return (
      <Failure title={t("failedPart")} error={answer.error} onRetry={() => void answer.refetch()} />
    );
  }
  if (!answer.data) return <ExploreSkeleton />;
  return <Drawn overview={overview} selection={selection} network={answer.data} />;
}

/** Names of so many firms are tried; what finds no room is left out. */
const MOST_LABELS = 60;
const LINKS_AT_REST = 400;

/** What a column of steps from a firm is called; the firm's own has no name. */
function stepKey(at: number | null) {
  if (at === null || at === 0) return null;
  const steps = Math.min(3, Math.abs(at)) as 1 | 2 | 3;
  return `${at < 0 ? "suppliers" : "customers"}_${steps}` as const;
}

/** Of heights from suppliers to buyers the ends have names, and those that stand alone. */
function endKey(at: number | null, isFirst: boolean, isLast: boolean) {
  if (at === null) return "alone" as const;
  if (isFirst && isLast) return null;
  return isFirst ? ("first" as const) : isLast ? ("last" as const) : null;
}

function Drawn({ overview, selection, network }: Props & { readonly network: FirmsNetwork }) {
  const { t } = useTranslation("firms");
  const { state } = useViewState();
  const { look } = useFirmSelection();
  const words = useFirmWords(overview);
  const centre = selection.kind === "firm" ? selection.id : null;
  const firms = useMemo(() => new Map(network.items.map((firm) => [firm.id, firm])), [network]);
  const place = useCallback(
    (frame: { readonly width: number; readonly height: number }): FirmPicture => {
      const isStepwise = centre !== null;
      const { spots, columns } = placeFirms(network.items, network.links, frame, { isStepwise });
      const last = columns.filter((column) => column.place !== null).length - 1;
      const keyOf = isStepwise
        ? stepKey
        : (at: number | null, index: number) => endKey(at, index === 0, index === last);
      return {
        circles: network.items.flatMap(({ id, abroad }) => {
          const spot = spots.get(id);
          return spot ? [{ ...spot, abroad }] : [];
        }),
        lines: network.links,
        pitch: frame.width / Math.max(2, columns.length),
        widest: 4,
        atRest: LINKS_AT_REST,
        columns: columns.flatMap(({ place: at, from, to }, index) => {
          const key = keyOf(at, index);
          return key === null ? [] : [{ x: (from + to) / 2, name: t(`column.${key}`) }];
        }),
      };
    },
    [network, centre, t],
  );
  const labels = useMemo(
    () =>
      network.items
        .toSorted((a, b) => a.rank - b.rank)
        .filter(({ id }, at) => at < MOST_LABELS || id === centre)
        .map(({ id, name, rank }) => ({
          id,
          text: name,
          bold: id === centre,
          priority: id === centre ? 1 : -rank,
        })),
    [network, centre],
  );
  const riskOf = (id: string) => {
    const risk = words.risk(firms.get(id)?.risk ?? 0, network.risk);
    return `${t(`risk.${network.risk.measure}One`)}: ${risk}`;
  };
  return (
    <FirmGraph
      name={`${selection.kind} ${selection.id} ${state.steps ?? 1}`}
      place={place}
      labels={labels}
      language={words.language}
      theme={themeOf(state)}
      label={t("graphLabel")}
      selected={centre}
      spoken={(id) => {
        const firm = firms.get(id);
        return firm ? words.spokenFirm(firm, network.risk) : id;
      }}
      tip={(id) => <FirmTip name={firms.get(id)?.name ?? id} line={riskOf(id)} />}
      onSelect={(id) => id !== null && look({ kind: "firm", id })}
      onOpen={(id) => look({ kind: "firm", id })}
    />
  );
}
