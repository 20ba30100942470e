import type { ProductShape } from "./product-shape.ts";

interface Props {
  readonly shape: ProductShape;
  readonly size?: number;
  /** Fill colour; grey by default, `none` for no figure. */
  readonly fill?: string;
}

/** The mark of a product in text: shape tells its kind. Decoration; the kind stands in words. */
export function ProductGlyph({ shape, size = 10, fill = "var(--ink3)" }: Props) {
  const isOpen = fill === "none";
  const paint = {
    fill,
    stroke: "var(--node)",
    strokeWidth: isOpen ? 1.4 : 1,
    ...(isOpen ? { strokeDasharray: "2.2 1.8" } : {}),
  };
  return (
    <svg className="product-glyph" width={size} height={size} viewBox="0 0 12 12" aria-hidden>
      {shape === "circle" && <circle cx={6} cy={6} r={5} {...paint} />}
      {shape === "square" && <rect x={1.2} y={1.2} width={9.6} height={9.6} rx={1.6} {...paint} />}
      {shape === "diamond" && <path d="M6 .7 11.3 6 6 11.3 .7 6Z" {...paint} />}
      {shape === "ring" && (
        <>
          <circle cx={6} cy={6} r={5.2} fill="none" stroke="var(--node)" strokeWidth={1.2} />
          <circle cx={6} cy={6} r={3} fill={fill} />
        </>
      )}
    </svg>
  );
}
