import type { ReactNode } from "react";

interface Props {
  readonly size?: number;
}

/** Icons of one line; the word beside them or the control's name says what they mean. */
function Icon({ size = 16, children }: Props & { readonly children: ReactNode }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {children}
    </svg>
  );
}

export function SearchIcon(props: Props) {
  return (
    <Icon {...props}>
      <circle cx={7} cy={7} r={4.6} />
      <path d="m10.5 10.5 3.7 3.7" />
    </Icon>
  );
}

export function CloseIcon(props: Props) {
  return (
    <Icon {...props}>
      <path d="m3 3 10 10M13 3 3 13" />
    </Icon>
  );
}

export function CutIcon(props: Props) {
  return (
    <Icon {...props}>
      <circle cx={3.8} cy={4} r={2} />
      <circle cx={3.8} cy={12} r={2} />
      <path d="M5.5 5.1 14 11.5M5.5 10.9 14 4.5" />
    </Icon>
  );
}

export function UndoIcon(props: Props) {
  return (
    <Icon {...props}>
      <path d="M3 6h6.5a3.8 3.8 0 0 1 0 7.5H6M3 6l3-3M3 6l3 3" />
    </Icon>
  );
}

export function DownIcon(props: Props) {
  return (
    <Icon {...props}>
      <path d="m4 6.5 4 4 4-4" />
    </Icon>
  );
}
