/** The browser's door to targets: what can be cut, written and read as everywhere else. */
export { readTarget, type Target } from "../../model/target.ts";
