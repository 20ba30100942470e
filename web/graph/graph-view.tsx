import "./graph.css";
import {
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useHover } from "../parts/use-hover.ts";
import type { Attention } from "./focus.ts";
import { FoldList } from "./fold-list.tsx";
import type { GraphModel } from "./graph-model.ts";
import { LabelLayer } from "./label-layer.tsx";
import { browserMeasure } from "./measure-text.ts";
import { OptionLayer } from "./option-layer.tsx";
import { Overview } from "./overview.tsx";
import { readPalette } from "./palette.ts";
import type { Figures } from "./scene.ts";
import { SigmaCanvas } from "./sigma-canvas.tsx";
import { TierHeader } from "./tier-header.tsx";
import { type Draw, useDraw } from "./use-draw.ts";
import { useFrame } from "./use-frame.ts";
import { useInk } from "./use-ink.ts";
import { type SceneInput, useScene } from "./use-scene.ts";
import { isSameSize, type Size, sizeOf, useSize } from "./use-size.ts";
import { usePainted, usePinch } from "./use-viewport.ts";

export interface GraphViewProps {
  readonly model: GraphModel;
  readonly figures: Figures;
  readonly attention: Omit<Attention, "hovered">;
  readonly losses: ReadonlyMap<string, string>;
  readonly paths: readonly (readonly string[])[];
  readonly language: "en" | "ja";
  readonly theme: "light" | "dark";
  /** How many times its usual height the graph has: crowded cells open as it grows. */
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly nameOf: (id: string) => string;
  /** A product in one spoken sentence after another. */
  readonly spoken: (id: string) => string;
  /** What is said of a product under the pointer. */
  readonly tip: (id: string) => ReactNode;
  /** The selected product; null: none or several. */
  readonly selected: string | null;
  /** @param isSecond the reader held Shift: the second of two products */
  readonly onSelect: (id: string | null, isSecond: boolean) => void;
  /** What the frame and the marks amount to: for the legend and the tools. */
  readonly onScale: (scale: GraphScale) => void;
  /** Takes what draws the graph into a picture. */
  readonly picture: RefObject<Draw | null>;
}

export interface GraphScale {
  /** Radius in pixels of a score of 1. */
  readonly atOne: number;
  /** The zoom at which no cell folds any more. */
  readonly mostZoom: number;
}

export const HEADER = 28;

type DrawnProps = GraphViewProps & { readonly size: Size };

/**
 * The graph in tiers: canvas, labels, and a list of its marks for pointer, keyboard and reader. What
 * is asked for changes its room, too (a panel opens): it is drawn once, in the room that is left.
 */
export function GraphView(props: GraphViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const known = useSize(box);
  const [drawn, setDrawn] = useState<{ props: GraphViewProps; size: Size } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the room is read once it is known to have changed
  useLayoutEffect(() => {
    const size = box.current && sizeOf(box.current);
    if (!size || size.width === 0) return;
    setDrawn((was) => (was?.props === props && isSameSize(was.size, size) ? was : { props, size }));
  }, [props, known]);
  return (
    <div className="graph" ref={box}>
      {drawn && <Drawn {...drawn.props} size={drawn.size} />}
    </div>
  );
}

const Drawn = memo(function Drawn(props: DrawnProps) {
  const { model, figures, attention, losses, paths, language, theme, nameOf, size } = props;
  const { onScale, onSelect, onZoom, zoom } = props;
  const { t } = useTranslation("explore");
  const [hovered, setHovered] = useHover();
  const [openFold, setOpenFold] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens change with the theme
  const palette = useMemo(() => readPalette(document.documentElement), [theme]);
  const measure = useMemo(browserMeasure, []);
  const windowHeight = size.height - HEADER;
  const { frame, mostZoom } = useFrame(model, size.width, windowHeight, zoom);
  const isTall = frame.height > windowHeight + 1;
  const input = useMemo<SceneInput>(
    () => ({
      ...{ model, frame, windowHeight, figures, palette, language, measure, nameOf, losses, paths },
      attention: { ...attention, hovered },
      moreText: (count) => t("more", { count }),
    }),
    [
      model,
      frame,
      windowHeight,
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
  const { layout, radii, guests } = scene;
  const ink = useInk(scene, attention, hovered, palette);
  useDraw(props.picture, { input, scene, hovered });
  const scroller = useRef<HTMLDivElement>(null);
  const painted = usePainted({
    ...{ scroller, layout, selected: props.selected },
    frameHeight: frame.height,
    height: windowHeight,
  });
  const step = useCallback((by: 1 | -1) => onZoom(zoom + by), [onZoom, zoom]);
  usePinch(scroller, step);
  useEffect(() => {
    onScale({ atOne: scene.atOne, mostZoom });
  }, [onScale, scene.atOne, mostZoom]);
  const fold = layout.folds.find(({ key }) => key === openFold);
  const choose = (id: string | null, isSecond = false) => {
    setHovered(null);
    if (id !== null && layout.folds.some(({ key }) => key === id)) return setOpenFold(id);
    setOpenFold(null);
    onSelect(id, isSecond);
  };
  const tip = hovered === null ? null : layout.places.get(hovered);
  return (
    <>
      <div
        className={isTall ? "graph-scroll tall" : "graph-scroll"}
        ref={scroller}
        style={{ width: frame.width }}
      >
        <TierHeader columns={layout.columns} height={HEADER} width={frame.width} />
        <div className="graph-frame" style={frame} data-lang={language}>
          {layout.lanes.map(({ lane, y, height }) => (
            <div key={lane} className="lane" style={{ top: y, height }}>
              <span>{t(`lane.${lane}`, { defaultValue: lane })}</span>
            </div>
          ))}
          <SigmaCanvas marks={scene.marks} links={scene.links} frame={frame} view={painted} />
          <LabelLayer
            {...frame}
            {...ink}
            labels={scene.labels}
            paths={scene.curves}
            isRoute={attention.route !== null}
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
              {...{ fold, frame, figures, model, nameOf }}
              view={{ top: scroller.current?.scrollTop ?? 0, height: windowHeight }}
              onSelect={choose}
              onClose={() => setOpenFold(null)}
            />
          )}
        </div>
      </div>
      {isTall && (
        <Overview {...{ layout, marks: scene.marks, frame, scroller, height: windowHeight }} />
      )}
    </>
  );
});
