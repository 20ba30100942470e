/** The browser's door to reasons: which sentences say one, and the figures that go into them. */
export type { Reason } from "../../model/reasons.ts";
export { type ReasonPart, type ReasonValue, reasonParts } from "../../model/words/reason-parts.ts";
