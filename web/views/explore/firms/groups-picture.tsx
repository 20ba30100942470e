import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FirmGroup, FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { themeOf } from "../../../app/preferences.ts";
import { useViewState } from "../../../app/view-state.ts";
import { FirmGraph, type FirmPicture } from "../../../graph/firms/firm-graph.tsx";
import type { FirmCircle } from "../../../graph/firms/firm-scene.ts";
import { packFirmsInside, withOpened } from "../../../graph/firms/open-group.ts";
import { placeGroups } from "../../../graph/firms/place-groups.ts";
import { formatNumber, formatShare } from "../../../parts/format.ts";
import { formatTrade } from "./firm-figures.ts";
import { useFirmsOfGroup } from "./queries.ts";
import { useFirmSelection } from "./use-firm-selection.ts";
import { useFirmWords } from "./use-firm-words.ts";

/** Firms inside an opened circle have a mark before their name, so that no group is called so. */
const FIRM = "firm ";

/** One circle a group, from suppliers to buyers; an opened one holds its riskiest firms. */
export function GroupsPicture({ overview }: { readonly overview: FirmsOverview }) {
  const { t } = useTranslation("firms");
  const { state } = useViewState();
  const { selection, look } = useFirmSelection();
  const words = useFirmWords(overview);
  const opened = selection.kind === "group" ? selection.id : null;
  const group = overview.groups.find(({ id }) => id === opened);
  const answer = useFirmsOfGroup(opened).data?.pages[0];
  const page = opened !== null && answer?.group?.id === opened ? answer : undefined;
  const groups = useMemo(() => new Map(overview.groups.map((each) => [each.id, each])), [overview]);
  const inside = useMemo(
    () => new Map(page?.items.map((firm) => [`${FIRM}${firm.id}`, firm])),
    [page],
  );
  const place = useCallback(
    (frame: { readonly width: number; readonly height: number }): FirmPicture => {
      const rest = placeGroups(overview.groups, overview.between, frame);
      const spots = withOpened(rest, opened, frame);
      const circles: FirmCircle[] = overview.groups.flatMap(({ id, abroad }) => {
        const spot = spots.get(id);
        return spot ? [{ ...spot, abroad, isOpen: id === opened }] : [];
      });
      const around = opened === null ? undefined : spots.get(opened);
      const packed = around
        ? packFirmsInside(
            [...inside].map(([id, { risk }]) => ({ id, risk })),
            around,
          )
        : [];
      return {
        circles: [
          ...circles,
          ...packed.map((spot) => ({
            ...spot,
            abroad: inside.get(spot.id)?.abroad ?? null,
            isInside: true,
          })),
        ],
        lines: overview.between,
        pitch: frame.width / 7,
        widest: 7,
      };
    },
    [overview, opened, inside],
  );
  const labels = useMemo(
    () =>
      overview.groups.map((each) => {
        const isOpen = each.id === opened;
        const name = words.groupName(each, overview.group);
        const text = isOpen
          ? `${name}, ${t("tip.count", { firms: formatNumber(each.firms) })}`
          : name;
        return {
          id: each.id,
          text,
          bold: isOpen,
          above: isOpen,
          priority: isOpen ? 1e12 : each.firms,
        };
      }),
    [overview, opened, words, t],
  );
  const select = (id: string | null) => {
    if (id === null) return look({ kind: "all" });
    const firm = inside.get(id);
    look(firm ? { kind: "firm", id: firm.id } : { kind: "group", id });
  };
  const tip = (id: string) => {
    const firm = inside.get(id);
    const each = groups.get(id);
    if (firm)
      return (
        <FirmTip
          name={firm.name}
          line={`${t(`risk.${page?.risk.measure ?? "pagerank"}One`)}: ${page ? words.risk(firm.risk, page.risk) : ""}`}
        />
      );
    return each ? <GroupTip group={each} overview={overview} /> : id;
  };
  return (
    <FirmGraph
      name={`${overview.group} ${overview.dataVersion}`}
      place={place}
      labels={labels}
      countOf={(id) => formatNumber(groups.get(id)?.firms ?? 0)}
      language={words.language}
      theme={themeOf(state)}
      label={t("graphLabel")}
      selected={group ? group.id : null}
      spoken={(id) => {
        const firm = inside.get(id);
        if (firm && page) return words.spokenFirm(firm, page.risk);
        const each = groups.get(id);
        return each ? words.spokenGroup(each, overview.group) : id;
      }}
      tip={tip}
      onSelect={select}
      onOpen={select}
      onZoomedIn={(id) => look({ kind: "group", id }, { replace: true })}
    />
  );
}

function GroupTip({
  group,
  overview,
}: {
  readonly group: FirmGroup;
  readonly overview: FirmsOverview;
}) {
  const { t } = useTranslation("firms");
  const words = useFirmWords(overview);
  return (
    <>
      <b>{words.groupName(group, overview.group)}</b>
      <br />
      {t("tip.group", { firms: formatNumber(group.firms), trade: formatTrade(group.sold) })}
      <br />
      {group.abroad === null
        ? t("fact.noCountry")
        : t("tip.abroadMean", {
            share: formatShare(group.abroad, words.language),
            home: words.homeName,
          })}
      <br />
      <span className="quiet">{t("tip.open")}</span>
    </>
  );
}

/** A firm under the pointer. */
export function FirmTip({ name, line }: { readonly name: string; readonly line: string }) {
  const { t } = useTranslation("firms");
  return (
    <>
      <b>{name}</b>
      <br />
      {line}
      <br />
      <span className="quiet">{t("tip.around")}</span>
    </>
  );
}
