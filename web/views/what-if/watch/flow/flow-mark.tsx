import type { ProductShape } from "../../../../parts/product-shape.ts";

interface Props {
  readonly shape: ProductShape;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly fill: string;
  readonly isFaint: boolean;
}

/** A mark of the flow: its shape tells the kind, its colour what it loses. */
export function FlowMark({ shape, x, y, r, fill, isFaint }: Props) {
  const className = isFaint ? "flow-mark faint" : "flow-mark";
  if (shape === "square") {
    const half = r * 0.9;
    const size = { width: 2 * half, height: 2 * half, rx: Math.min(3, r * 0.3) };
    return <rect className={className} x={x - half} y={y - half} {...size} fill={fill} />;
  }
  if (shape === "diamond") {
    const half = r * 1.22;
    const d = `M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`;
    return <path className={className} d={d} fill={fill} />;
  }
  if (shape === "circle") return <circle className={className} cx={x} cy={y} r={r} fill={fill} />;
  return (
    <>
      <circle className={`${className} rim`} cx={x} cy={y} r={r} />
      <circle className={className} cx={x} cy={y} r={Math.max(r - 2.6, 2)} fill={fill} />
    </>
  );
}
