import { memo, useCallback, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { browserMeasure, LABEL_SIZE } from "../../graph/measure-text.ts";
import { type Size, useSize } from "../../graph/use-size.ts";
import { useHover } from "../../parts/use-hover.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { CountryOptions } from "./country-options.tsx";
import { CountryTip } from "./country-tip.tsx";
import { FlowLayer } from "./flow-layer.tsx";
import { LabelLayer } from "./label-layer.tsx";
import { type LabelText, marksOf, placePlane } from "./marks.ts";
import type { World } from "./shapes.ts";
import { isOfProduct, type MapData } from "./use-map.ts";
import { type MapWords, rampOf } from "./use-words.ts";

interface Props {
  readonly data: MapData;
  readonly world: World;
  readonly words: MapWords;
  /** Code of the country that is selected; null: none. */
  readonly selected: string | null;
  readonly onSelect: (code: string | null) => void;
}

const LABEL_FONT = 12;

/** The map: shapes, labels, and a list of the countries for pointer, keyboard and reader. */
export function MapPicture(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <div className="map-picture" ref={box}>
      {size && size.width > 0 && <Drawn {...props} size={size} />}
    </div>
  );
}

function Drawn({ data, world, words, selected, onSelect, size }: Props & { readonly size: Size }) {
  const { t } = useTranslation("map");
  const language = useLanguage();
  const [hovered, hover] = useHover();
  const [active, setActive] = useState<string | null>(null);
  const measure = useMemo(browserMeasure, []);
  const widthOf = useCallback(
    (text: string) => (measure(text, true) * LABEL_FONT) / LABEL_SIZE,
    [measure],
  );
  const place = useMemo(() => placePlane(world.plane, size.width, size.height), [world, size]);
  const texts = useMemo<readonly LabelText[]>(() => words.labels(language), [words, language]);
  const marks = useMemo(
    () => marksOf(world, place, data.rows, texts, widthOf),
    [world, place, data.rows, texts, widthOf],
  );
  const shown = hovered ?? active;
  const transform = `translate(${place.left} ${place.top}) scale(${place.scale})`;
  return (
    <>
      <svg
        className={`map-drawing ramp-${rampOf(data.measure)}`}
        width={size.width}
        height={size.height}
        aria-hidden
      >
        <g transform={transform}>
          <Land world={world} data={data} />
          <Outlines world={world} hovered={shown} selected={selected} />
        </g>
        <FlowLayer data={data} world={world} place={place} />
        <LabelLayer marks={marks} data={data} selected={selected} />
      </svg>
      <CountryOptions
        {...{ data, world, place, marks, selected, active, onSelect }}
        label={t(isOfProduct(data.measure) ? "spoken.mapOfProduct" : "spoken.map")}
        spoken={words.spoken}
        onActive={setActive}
        onHover={hover}
      />
      {shown !== null && <CountryTip {...{ world, place, words }} code={shown} />}
    </>
  );
}

interface LandProps {
  readonly world: World;
  readonly data: MapData;
}

/** Every country in the colour of its figure; drawn anew only when figures change. */
const Land = memo(function Land({ world, data }: LandProps) {
  const hatch = useId();
  const { rowOf, home, measure } = data;
  const isOwnColour = measure === "governance"; // home has a figure of the same kind there
  return (
    <>
      <pattern
        id={hatch}
        width={7}
        height={7}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(135)"
      >
        <rect width={7} height={7} className="map-hatch-ground" />
        <path d="M0 1H7" className="map-hatch-line" />
      </pattern>
      <path className="map-sea" d={world.plane.outline} />
      {world.shapes.map(({ key, code, path }) => {
        const row = code === null ? undefined : rowOf.get(code);
        const isHome = code !== null && home.has(code) && !isOwnColour;
        const isOpen = !isHome && isOpenFigure(row, measure);
        return (
          <path
            key={key}
            d={path}
            className={`map-country ${isHome ? "is-home" : stepClass(row)}`}
            {...(isOpen ? { style: { fill: `url(#${hatch})` } } : {})}
            data-code={code ?? undefined}
          />
        );
      })}
    </>
  );
});

type Row = ReturnType<MapData["rowOf"]["get"]>;

function stepClass(row: Row): string {
  return row && row.step !== null ? `step-${row.step}` : row ? "step-none" : "step-absent";
}

/** A figure that exists but that nobody states, or a country without one where all have one. */
function isOpenFigure(row: Row, measure: MapData["measure"]): boolean {
  if (measure === "governance") return (row?.figure ?? null) === null;
  return row !== undefined && row.figure === null;
}

interface OutlineProps {
  readonly world: World;
  readonly hovered: string | null;
  readonly selected: string | null;
}

function Outlines({ world, hovered, selected }: OutlineProps) {
  const pathOf = (code: string) =>
    world.shapes
      .filter((shape) => shape.code === code)
      .map(({ path }) => path)
      .join("");
  return (
    <>
      {hovered !== null && hovered !== selected && (
        <path className="map-hovered" d={pathOf(hovered)} data-not-in-picture="" />
      )}
      {selected !== null && <path className="map-selected" d={pathOf(selected)} />}
    </>
  );
}
