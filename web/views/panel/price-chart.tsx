import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { useTranslation } from "react-i18next";
import { formatNumber, formatShare } from "../../parts/format.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { type PricePoint, type PriceSeries, priceChange } from "./price-series.ts";
import { priceText, unitInWords } from "./price-words.ts";

const WIDTH = 332;
const HEIGHT = 108;
const LEFT = 44;
const RIGHT = 60;
const TOP = 12;
const BOTTOM = 22;
const TICKS = 3;

/** One series of prices as a line from zero on; estimated years are hollow, withheld ones a gap. */
export function PriceChart({ series }: { readonly series: PriceSeries }) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const { points, unit } = series;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(...points.map(({ price }) => price ?? 0), 0) || 1;
  const y = scaleLinear([0, most], [HEIGHT - BOTTOM, TOP]).nice(TICKS);
  const x = scaleLinear([first.year, Math.max(last.year, first.year + 1)], [LEFT, WIDTH - RIGHT]);
  const path = line<PricePoint>()
    .defined(({ price }) => price !== null)
    .x(({ year }) => x(year))
    .y(({ price }) => y(price ?? 0));
  const newest = points.findLast(({ price }) => price !== null);
  const moved = priceChange(series);
  const change =
    moved && `${moved.change < 0 ? "−" : "+"}${formatShare(Math.abs(moved.change), language)}`;
  return (
    <svg
      className="price-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t("prices.spoken", { text: priceText(series, language, t) })}
    >
      {y.ticks(TICKS).map((tick) => (
        <g key={tick}>
          <line className="price-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      {points.map(({ year }) => (
        <text key={year} x={x(year)} y={HEIGHT - 5} textAnchor="middle">
          {year}
        </text>
      ))}
      <path className="price-line" d={path([...points]) ?? ""} />
      {points.map(({ year, price, evidence }) =>
        price === null ? null : (
          <circle
            key={year}
            className={evidence.status === "reported" ? "price-dot" : "price-dot is-open"}
            cx={x(year)}
            cy={y(price)}
            r={3.2}
          >
            <title>{`${year}: ${formatNumber(price)} ${unitInWords(unit, t)}`}</title>
          </circle>
        ),
      )}
      {newest && newest.price !== null && (
        <text className="price-end" x={x(newest.year) + 8} y={y(newest.price) + 4}>
          {formatNumber(newest.price)}
          {change && (
            <tspan className="price-change" x={x(newest.year) + 8} dy={14}>
              {change}
            </tspan>
          )}
        </text>
      )}
    </svg>
  );
}
