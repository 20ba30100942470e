import type { TFunction } from "i18next";
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import type { GraphLabel } from "./graph-labels.ts";
import { type GraphModel, strongestNeighbour } from "./graph-model.ts";
import type { Layout } from "./layout.ts";
import { tierName } from "./tier-name.ts";

interface Props {
  readonly model: GraphModel;
  readonly layout: Layout;
  readonly radii: ReadonlyMap<string, number>;
  readonly guests: ReadonlyMap<string, unknown>;
  readonly labels: readonly GraphLabel[];
  readonly score: ReadonlyMap<string, number>;
  readonly selected: string | null;
  readonly spoken: (id: string) => string;
  readonly onHover: (id: string | null) => void;
  /** @param isSecond the reader held Shift: the second of two products */
  readonly onSelect: (id: string | null, isSecond: boolean) => void;
}

interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly count: number;
}

const LEAST_TARGET = 24;

/** The marks as a list: one tab stop, a roving active product, targets of 24 pixels or more. */
export function OptionLayer(props: Props) {
  const { layout, radii, guests, labels, selected, spoken, onHover, onSelect } = props;
  const { t } = useTranslation("explore");
  const base = useId();
  const [active, setActive] = useState<string | null>(selected);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isFocused = document.activeElement === list.current;
    if (isFocused)
      list.current?.querySelector("[data-active='true']")?.scrollIntoView({ block: "nearest" });
  });
  useEffect(() => {
    if (selected !== null) setActive(selected);
  }, [selected]);
  const spots = useMemo(() => spotsOf(layout, radii, guests), [layout, radii, guests]);
  const now = spots.find(({ id }) => id === active) ?? null;
  const move = (id: string | null | undefined) => {
    if (id !== null && id !== undefined) setActive(shownAs(id, layout, guests));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const go = steps[event.key];
    if (go) {
      event.preventDefault();
      move(now === null ? spots[0]?.id : go(now, spots, props));
    } else if ((event.key === "Enter" || event.key === " ") && now !== null) {
      event.preventDefault();
      onSelect(now.id, event.shiftKey);
    }
  };
  const idAt = (event: MouseEvent) =>
    (event.target as Element).closest("[data-id]")?.getAttribute("data-id") ?? null;
  return (
    <div
      ref={list}
      className="graph-options"
      role="listbox"
      tabIndex={0}
      aria-label={t("graphLabel")}
      {...(now ? { "aria-activedescendant": `${base}${now.id}` } : {})}
      onKeyDown={onKeyDown}
      onFocus={() => move(active ?? spots[0]?.id)}
      onPointerMove={(event) => {
        const id = idAt(event);
        onHover(id !== null && layout.places.has(id) ? id : null);
      }}
      onPointerLeave={() => onHover(null)}
      onClick={(event) => onSelect(idAt(event), event.shiftKey)}
    >
      {labels.map(({ id, x, y, width, height }) => (
        <div
          key={`label ${id}`}
          className="label-target"
          role="presentation"
          data-id={id}
          style={{ left: x, top: y, width, height }}
        />
      ))}
      <Options {...{ spots, base, active, selected, spoken }} />
    </div>
  );
}

interface OptionsProps extends Pick<Props, "selected" | "spoken"> {
  readonly spots: readonly Spot[];
  readonly base: string;
  readonly active: string | null;
}

/** Hundreds of marks: drawn anew only where they moved or were chosen. */
const Options = memo(function Options({ spots, base, active, selected, spoken }: OptionsProps) {
  const { t } = useTranslation("explore");
  return spots.map(({ id, x, y, size, count }) => (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, aria-activedescendant names the option
    <div
      key={id}
      id={`${base}${id}`}
      role="option"
      data-id={id}
      data-active={id === active}
      aria-selected={id === selected}
      aria-label={count > 0 ? t("foldSpoken", { count, cell: cellName(id, t) }) : spoken(id)}
      style={{ left: x - size / 2, top: y - size / 2, width: size, height: size }}
    />
  ));
});

function cellName(key: string, t: TFunction<"explore">) {
  const [tier = "", lane = ""] = key.split("/");
  const parts = [tierName(t, tier), t(`lane.${lane}`, { defaultValue: lane })];
  return parts.filter((part) => part !== "").join(", ");
}

function spotsOf(
  { places, folds }: Layout,
  radii: ReadonlyMap<string, number>,
  guests: ReadonlyMap<string, unknown>,
): Spot[] {
  const marks = [...places.values()]
    .filter(({ id, fold }) => fold === null || guests.has(id))
    .map(({ id, x, y }) => {
      const size = Math.max(LEAST_TARGET, 2 * (radii.get(id) ?? 0));
      return { id, x, y, size, count: 0 };
    });
  const occupied = new Set([...guests.keys()].map((id) => places.get(id)?.fold));
  const chips = folds.map(({ key, x, y, ids }) => ({
    id: key,
    x: occupied.has(key) ? x + LEAST_TARGET : x,
    y: occupied.has(key) ? y + LEAST_TARGET / 2 : y,
    size: LEAST_TARGET,
    count: ids.length,
  }));
  return [...marks, ...chips].sort((a, b) => a.x - b.x || a.y - b.y);
}

/** Where a product is found: itself, or the fold that holds it. */
function shownAs(id: string, { places }: Layout, guests: ReadonlyMap<string, unknown>): string {
  const fold = places.get(id)?.fold ?? null;
  return fold === null || guests.has(id) ? id : fold;
}

type Step = (now: Spot, spots: readonly Spot[], props: Props) => string | null | undefined;

function inColumn(offset: number): Step {
  return (now, spots) => {
    const column = spots.filter(({ x }) => Math.abs(x - now.x) < LEAST_TARGET + 1);
    column.sort((a, b) => a.y - b.y);
    return column[column.indexOf(now) + offset]?.id;
  };
}

function along(direction: "needs" | "users"): Step {
  return (now, spots, { model, score, layout }) => {
    const next = strongestNeighbour(model, now.id, direction, score);
    if (next !== null || layout.places.has(now.id)) return next;
    // From a fold the arrows go to the nearest mark of the next tier.
    const onSide = spots.filter(({ x }) => (direction === "needs" ? x < now.x : x > now.x));
    const nearest = onSide.sort((a, b) => Math.abs(a.x - now.x) - Math.abs(b.x - now.x));
    return nearest[0]?.id;
  };
}

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: inColumn(-1),
  ArrowDown: inColumn(1),
  ArrowLeft: along("needs"),
  ArrowRight: along("users"),
  Home: (_now, spots) => spots[0]?.id,
  End: (_now, spots) => spots.at(-1)?.id,
};
