interface Props {
  readonly size: number;
}

/** A triangle: lets the days go by. */
export function PlayIcon({ size }: Props) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden>
      <path d="M4 2.5 13 8 4 13.5Z" fill="currentColor" />
    </svg>
  );
}

/** Two bars: stops the days. */
export function PauseIcon({ size }: Props) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden>
      <path d="M3.5 2.5h3v11h-3ZM9.5 2.5h3v11h-3Z" fill="currentColor" />
    </svg>
  );
}
