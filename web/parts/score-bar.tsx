import { onScale } from "./score-scale.ts";

interface Props {
  readonly low: number;
  readonly high: number;
  /** End of the scale, in the unit of `low` and `high`. */
  readonly end: number;
  /** Colour of the solid part; ink by default. */
  readonly fill?: string;
}

/** Solid to the low end, pale to the high end, whiskers at both where they differ. */
export function ScoreBar({ low, high, end, fill = "var(--ink2)" }: Props) {
  const from = onScale(low, end);
  const to = onScale(high, end);
  return (
    <span className="score-bar" aria-hidden>
      <span className="score-bar-solid" style={{ width: `${from}%`, background: fill }} />
      {to - from > 0.5 && (
        <span className="score-bar-open" style={{ left: `${from}%`, width: `${to - from}%` }} />
      )}
    </span>
  );
}
