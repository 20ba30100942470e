import "./graph.css";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Attention } from "./focus.ts";
import { FoldList } from "./fold-list.tsx";
import type { GraphModel } from "./graph-model.ts";
import { LabelLayer } from "./label-layer.tsx";
import { leastGraphHeight } from "./layout.ts";
import { browserMeasure } from "./measure-text.ts";
import { OptionLayer } from "./option-layer.tsx";
import { fade, readPalette } from "./palette.ts";
import type { Figures } from "./scene.ts";
import { SigmaCanvas } from "./sigma-canvas.tsx";
import { TierHeader } from "./tier-header.tsx";
import { type SceneInput, useScene } from "./use-scene.ts";
import { type Size, useSize } from "./use-size.ts";

export interface GraphViewProps {
  readonly model: GraphModel;
  readonly figures: Figures;
  readonly attention: Omit<Attention, "hovered">;
  readonly losses: ReadonlyMap<string, string>;
  readonly paths: readonly (readonly string[])[];
  readonly language: "en" | "ja";
  readonly theme: "light" | "dark";
  readonly nameOf: (id: string) => string;
  /** A product in one spoken sentence after another. */
  readonly spoken: (id: string) => string;
  /** What is said of a product under the pointer. */
  readonly tip: (id: string) => ReactNode;
  /** The selected product; null: none or several. */
  readonly selected: string | null;
  /** @param isSecond the reader held Shift: the second of two products */
  readonly onSelect: (id: string | null, isSecond: boolean) => void;
  /** Radius in pixels of a score of 1, for the legend. */
  readonly onScale: (atOne: number) => void;
}

const HEADER = 28;
const HOVER_MS = 80;

/** The graph in tiers: canvas, labels, and a list of its marks for pointer, keyboard and reader. */
export function GraphView(props: GraphViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <div className="graph" ref={box}>
      {size && size.width > 0 && <Drawn {...props} size={size} />}
    </div>
  );
}

function Drawn(props: GraphViewProps & { readonly size: Size }) {
  const { model, figures, attention, losses, paths, language, theme, nameOf, size } = props;
  const { t } = useTranslation("explore");
  const [hovered, setHovered] = useHover();
  const [openFold, setOpenFold] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens change with the theme
  const palette = useMemo(() => readPalette(document.documentElement), [theme]);
  const measure = useMemo(browserMeasure, []);
  const frame = useMemo(() => {
    const least = leastGraphHeight(model.items, model.lanes);
    return { width: size.width, height: Math.max(size.height - HEADER, least) };
  }, [model, size]);
  const input = useMemo<SceneInput>(
    () => ({
      ...{ model, frame, figures, palette, language, measure, nameOf, losses, paths },
      attention: { ...attention, hovered },
      moreText: (count) => t("more", { count }),
    }),
    [
      model,
      frame,
      figures,
      palette,
      language,
      measure,
      nameOf,
      losses,
      paths,
      attention,
      hovered,
      t,
    ],
  );
  const scene = useScene(input);
  const { layout, radii, focus, guests } = scene;
  const { onScale, onSelect } = props;
  useEffect(() => {
    onScale(scene.atOne);
  }, [onScale, scene.atOne]);
  const { selected, route } = attention;
  const asked = route ? [...selected, ...route.cut] : selected.length > 1 ? [] : selected;
  const rings = asked.flatMap(ringOf);
  function ringOf(id: string) {
    const place = layout.places.get(id);
    const mark = scene.marks.get(id);
    if (!place || !mark || mark.size === 0) return [];
    const isCut = route?.cut.includes(id) ?? false;
    const square = mark.shape === "square";
    return [{ id, x: place.x, y: place.y, r: mark.size + 4.5, square, isCut }];
  }
  const colorOf = useCallback(
    (id: string) => {
      const asked = attention.selected.includes(id) || id === hovered;
      const strength = layout.places.has(id) ? focus.strengthOf(id) : focus.isActive ? 0.6 : 1;
      return fade(palette.ink, palette.bg, asked ? 1 : strength < 1 ? strength : 0.9);
    },
    [attention.selected, hovered, layout, focus, palette],
  );
  const isLit = useCallback(
    (id: string) => focus.isActive && layout.places.has(id) && focus.strengthOf(id) === 1,
    [focus, layout],
  );
  const fold = layout.folds.find(({ key }) => key === openFold);
  const choose = (id: string | null, isSecond = false) => {
    setHovered(null);
    if (id !== null && layout.folds.some(({ key }) => key === id)) return setOpenFold(id);
    setOpenFold(null);
    onSelect(id, isSecond);
  };
  const tip = hovered === null ? null : layout.places.get(hovered);
  return (
    <div className="graph-scroll">
      <TierHeader columns={layout.columns} height={HEADER} width={frame.width} />
      <div className="graph-frame" style={frame} data-lang={language}>
        {layout.lanes.map(({ lane, y, height }) => (
          <div key={lane} className="lane" style={{ top: y, height }}>
            <span>{t(`lane.${lane}`, { defaultValue: lane })}</span>
          </div>
        ))}
        <SigmaCanvas marks={scene.marks} links={scene.links} {...frame} />
        <LabelLayer
          {...frame}
          labels={scene.labels}
          isLit={isLit}
          colorOf={colorOf}
          paths={scene.curves}
          rings={rings}
          isRoute={route !== null}
        />
        <OptionLayer
          {...{ model, layout, radii, guests, labels: scene.labels, score: figures.score }}
          selected={props.selected}
          spoken={props.spoken}
          onHover={setHovered}
          onSelect={choose}
        />
        {tip && hovered !== null && (
          <div
            className={tip.x > frame.width * 0.7 ? "graph-tip left" : "graph-tip"}
            role="tooltip"
            style={{ left: tip.x, top: tip.y + (radii.get(hovered) ?? 0) + 10 }}
          >
            {props.tip(hovered)}
          </div>
        )}
        {fold && (
          <FoldList
            fold={fold}
            frame={frame}
            figures={figures}
            model={model}
            nameOf={nameOf}
            onSelect={(id, isSecond) => choose(id, isSecond)}
            onClose={() => setOpenFold(null)}
          />
        )}
      </div>
    </div>
  );
}

/** What the pointer rests on for 80 ms; leaving takes effect at once. */
function useHover(): [string | null, (id: string | null) => void] {
  const [hovered, setHovered] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hover = useCallback((id: string | null) => {
    clearTimeout(timer.current);
    if (id === null) setHovered(null);
    else timer.current = setTimeout(() => setHovered(id), HOVER_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [hovered, hover];
}
