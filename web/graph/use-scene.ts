import { useMemo } from "react";
import { curvePath } from "./curve.ts";
import { type Attention, focusOf } from "./focus.ts";
import { type GraphLabel, graphLabels } from "./graph-labels.ts";
import type { GraphModel } from "./graph-model.ts";
import type { Measure } from "./label-text.ts";
import { type Layout, layoutGraph } from "./layout.ts";
import type { Palette } from "./palette.ts";
import { restLinks } from "./rest-links.ts";
import { type Figures, linkOf, markOf, radiiOf } from "./scene.ts";
import { TIERS } from "./tiers.ts";

export interface SceneInput {
  readonly model: GraphModel;
  readonly frame: { readonly width: number; readonly height: number };
  /** Height of the part of the frame that is in view at once. */
  readonly windowHeight: number;
  readonly figures: Figures;
  readonly attention: Attention;
  readonly palette: Palette;
  readonly language: "en" | "ja";
  readonly measure: Measure;
  readonly nameOf: (id: string) => string;
  readonly moreText: (count: number) => string;
  /** Losses of sectors in words, shown beside their names. */
  readonly losses: ReadonlyMap<string, string>;
  /** Ways of what stops first, the main one first. */
  readonly paths: readonly (readonly string[])[];
}

const LABEL_ALL_UP_TO = 150;
const LABELS_WHEN_MANY = 60;
const BOLD = 14;

/** Everything that is drawn. */
export type Scene = ReturnType<typeof useScene>;

/** Everything that is drawn, from the data, the frame and what the reader asks for. */
export function useScene(input: SceneInput) {
  const { model, frame, figures, attention, palette, paths } = input;
  const { width, height } = frame;
  const layout = useMemo(
    () => layoutGraph(model.items, model.links, model.lanes, { width, height }, model.tiers),
    [model, width, height],
  );
  const { radii, atOne } = useMemo(
    () => radiiOf(model.products, figures.score, layout.tightest),
    [model, figures.score, layout.tightest],
  );
  const focus = useMemo(() => focusOf(attention, model), [attention, model]);
  const { selected, route, around } = attention;
  const guests = useMemo(() => {
    const asked = [...selected.slice(0, 1), ...(paths[0] ?? []), ...(route?.cut ?? [])];
    const near = around ? firstOfEachFold(around, layout, new Set(asked)) : [];
    return guestsOf([...asked, ...near], layout);
  }, [selected, route, around, paths, layout]);
  const marks = useMemo(() => {
    const context = { layout, focus, figures, radii, palette, guests };
    return new Map(model.products.map((product) => [product.id, markOf(product, context)]));
  }, [model, layout, focus, figures, radii, palette, guests]);
  const atRest = useMemo(() => {
    const isShown = (id: string) => layout.places.get(id)?.fold === null;
    return restLinks(model.inputs, model.usualScore, isShown);
  }, [model, layout]);
  const links = useMemo(() => {
    const context = { layout, focus, palette, atRest };
    return model.inputs.map((link, place) => ({
      from: link.input,
      to: link.product,
      drawn: linkOf(link, place, context),
    }));
  }, [model, layout, focus, palette, atRest]);
  const labels = useMemo(
    () => labelsOf(input, layout, radii, guests),
    [input, layout, radii, guests],
  );
  const curves = useMemo(() => {
    const seen = new Set<string>();
    return paths.flatMap((path, index) =>
      path.slice(1).flatMap((to, step) => {
        const from = path[step] ?? to;
        const [a, b] = [layout.places.get(from), layout.places.get(to)];
        const key = `${from} ${to}`;
        if (!a || !b || seen.has(key) || (a.x === b.x && a.y === b.y)) return [];
        seen.add(key);
        const start = { ...a, r: (radii.get(from) ?? 0) + (step === 0 ? 4 : 1) };
        const end = { ...b, r: (radii.get(to) ?? 0) + 2 };
        return [{ key, d: curvePath(start, end, layout.pitch), main: index === 0 }];
      }),
    );
  }, [paths, layout, radii]);
  return { layout, radii, atOne, focus, guests, atRest, marks, links, labels, curves };
}

/** Of each fold in which nobody is asked for, the highest of those that are near. */
function firstOfEachFold(
  near: ReadonlySet<string>,
  { folds }: Layout,
  asked: ReadonlySet<string>,
): string[] {
  return folds.flatMap(({ ids }) =>
    ids.some((id) => asked.has(id)) ? [] : ids.filter((id) => near.has(id)).slice(0, 1),
  );
}

/** Who stands at a fold for now: the first of it that is asked for, and all of it that are. */
function guestsOf(
  wanted: readonly string[],
  layout: Layout,
): ReadonlyMap<string, readonly string[]> {
  const firstOf = new Map<string, string>();
  const guests = new Map<string, readonly string[]>();
  for (const id of new Set(wanted)) {
    const fold = layout.places.get(id)?.fold ?? null;
    if (fold === null) continue;
    const first = firstOf.get(fold) ?? id;
    firstOf.set(fold, first);
    guests.set(first, [...(guests.get(first) ?? []), id]);
  }
  return guests;
}

function labelsOf(
  input: SceneInput,
  layout: Layout,
  radii: ReadonlyMap<string, number>,
  guests: ReadonlyMap<string, readonly string[]>,
): GraphLabel[] {
  const { model, frame, figures, attention, paths } = input;
  const byScore = model.products
    .filter(({ kind }) => kind !== "sector")
    .map(({ id }) => id)
    .sort((a, b) => (figures.score.get(b) ?? 0) - (figures.score.get(a) ?? 0));
  const sectors = model.products.filter(({ kind }) => kind === "sector").map(({ id }) => id);
  const path = new Set([...(paths[0] ?? []), ...(attention.route?.cut ?? [])]);
  const asked = new Set([...attention.selected, ...path]);
  const drawn = [...layout.places.values()].filter(({ fold }) => fold === null).length;
  // A graph taller than its window shows a part of its marks at once.
  const inView = (drawn * input.windowHeight) / Math.max(1, frame.height);
  const first = new Set(byScore.slice(0, LABELS_WHEN_MANY));
  const wanted = (id: string) =>
    inView <= LABEL_ALL_UP_TO ||
    first.has(id) ||
    asked.has(id) ||
    model.tierOf.get(id) === "sectors";
  const priority = (id: string) => {
    if (asked.has(id)) return 4;
    if (model.tierOf.get(id) === TIERS.at(-1)) return 3;
    return layout.places.has(id) ? 1 + (figures.score.get(id) ?? 0) : 1;
  };
  const { language, measure, nameOf, moreText, losses } = input;
  const bold = new Set([...byScore.slice(0, BOLD), ...sectors, ...asked]);
  return graphLabels(model.products, {
    ...{ layout, frame, radii, language, measure, nameOf, moreText, losses, guests },
    ...{ bold, path, priority, wanted },
  });
}
