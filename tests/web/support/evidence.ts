import type { ProductDetail } from "../../../src/api/contract/operations.ts";

type Evidence = ProductDetail["supply"][number]["evidence"];

/** How a figure is backed: reported, without a range or a rival, unless something else is given. */
export function evidence(fields: Partial<Evidence> = {}): Evidence {
  return {
    status: "reported",
    low: null,
    high: null,
    year: 2025,
    source: null,
    detail: null,
    rival: false,
    beside: [],
    ...fields,
  };
}
