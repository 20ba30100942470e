import type { DependencyItem, ProductOverview } from "../../../src/api/contract/operations.ts";
import { inputLoss, type Need } from "../../parts/input-loss.ts";
import { homeSupply } from "./home-supply.ts";

/** Why direct, look-through and critical dependency differ; each is a key of `panel:differ`. */
export type DifferKind =
  | "noMakers"
  | "noMakersInputs"
  | "sectorInputs"
  | "homeInputs"
  | "trustedInputs"
  | "moreInputs"
  | "spare"
  | "unknownMakers"
  | "none"
  | "made";

export interface Differ {
  readonly kind: DifferKind;
  /** Inputs that carry most of it, strongest first: two at most, with what stops of each. */
  readonly inputs: readonly { readonly id: string; readonly critical: number }[];
  /** Share made at home, where that is the point. */
  readonly homeShare: number | null;
  /** What is known of how much of its value the inputs are: too little leaves the second bar open. */
  readonly value: "known" | "open" | "none";
}

interface Link extends Need {
  readonly input: string;
  readonly product: string;
}

interface Asked {
  readonly product: Pick<ProductOverview, "id" | "kind" | "makers" | "supplyStatus">;
  readonly item: DependencyItem;
  /** Dependency of every product, for what the inputs hang on. */
  readonly dependency: readonly DependencyItem[];
  readonly needs: readonly Link[];
  readonly home: ReadonlySet<string>;
}

/** Figures this near are one. */
const NEAR = 0.1;
/** Below it a dependency is none to speak of. */
const SLIGHT = 0.05;
const OPEN = 0.5;
const HALF = 0.5;
const NAMED = 2;
/** An input that carries less than half of what the strongest carries is not named. */
const BESIDE = 0.5;

/** Says from the figures alone why the three dependencies of a product differ, or why they do not. */
export function whyDiffer(asked: Asked): Differ | null {
  const { product, item, home } = asked;
  if (item.critical === null) return null;
  const open = (item.lookThroughHigh ?? 0) - (item.lookThroughLow ?? 0) > OPEN;
  const own = homeSupply(product.makers, home);
  const homeShare = own.kind === "some" ? own.share : null;
  const kind = kindOf(product, item, homeShare);
  const isAboutInputs = kind.endsWith("Inputs");
  return {
    kind,
    inputs: isAboutInputs ? strongestInputs(asked) : [],
    homeShare: kind === "homeInputs" ? homeShare : null,
    value: item.lookThrough === null ? "none" : open ? "open" : "known",
  };
}

function kindOf(
  { kind, supplyStatus }: Asked["product"],
  item: DependencyItem,
  homeShare: number | null,
): DifferKind {
  const critical = item.critical ?? 0;
  const direct = item.direct ?? 0;
  if (kind === "sector") return critical > SLIGHT ? "sectorInputs" : "none";
  if (supplyStatus === "missing") return critical > NEAR ? "noMakersInputs" : "noMakers";
  if (critical - direct > NEAR) {
    if ((homeShare ?? 0) >= HALF) return "homeInputs";
    return direct + (item.unknown ?? 0) <= HALF ? "trustedInputs" : "moreInputs";
  }
  if (direct - critical > NEAR) return "spare";
  if (Math.max(critical, direct) > SLIGHT) return "made";
  return (item.directHigh ?? direct) - direct > NEAR ? "unknownMakers" : "none";
}

/** The inputs whose own loss reaches the product most: essential, scarce, hard to do without. */
function strongestInputs({ product, dependency, needs }: Asked): Differ["inputs"] {
  const criticalOf = new Map(dependency.map(({ id, critical }) => [id, critical ?? 0]));
  const found = needs
    .filter((need) => need.product === product.id && need.input !== product.id)
    .map((need) => {
      const critical = criticalOf.get(need.input) ?? 0;
      return { id: need.input, critical, force: inputLoss(need, critical) };
    })
    .sort((a, b) => b.force - a.force || (a.id < b.id ? -1 : 1));
  const most = found[0]?.force ?? 0;
  return found
    .filter(({ force }) => force > 0 && force >= most * BESIDE)
    .slice(0, NAMED)
    .map(({ id, critical }) => ({ id, critical }));
}
