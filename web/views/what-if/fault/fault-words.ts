import type { TFunction } from "i18next";
import { ApiError } from "../../../app/api.ts";

/** One field of a scenario that is not as expected. */
export interface FieldFault {
  /** Keys and places in lists, from the root of the document. */
  readonly path: readonly (string | number)[];
  /** What it is, as the server or the reader of files said it. */
  readonly message: string;
  readonly expected: string;
}

const SCENARIO = /^#\/scenario(\/|$)/;

/** The fields of a scenario at fault that an answer of the server names. */
export function faultsOfProblem(error: Error | null): FieldFault[] {
  if (!(error instanceof ApiError)) return [];
  return (error.problem.errors ?? []).flatMap(({ pointer, detail, expected }) => {
    if (!pointer || !SCENARIO.test(pointer)) return [];
    return [{ path: pathOf(pointer.replace("#/scenario", "")), message: detail, expected }];
  });
}

function pathOf(pointer: string): (string | number)[] {
  const parts = pointer.split("/").slice(1).map(decodeURIComponent);
  return parts.map((part) => {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    return /^\d+$/.test(key) ? Number(key) : key;
  });
}

/** The path as people read it: `shocks › 2 › durationDays`, places counted from one. */
export function breadcrumb(path: FieldFault["path"]): string {
  return path.map((part) => (typeof part === "number" ? part + 1 : part)).join(" › ");
}

const FOUND = /^is (.+)$/s;

/** What is wrong with a field, in a sentence of the page's language. */
export function faultSentence({ path, message, expected }: FieldFault, t: TFunction): string {
  const [head, place] = path;
  const list = head === "shocks" || head === "responses" ? head : null;
  const key = path.findLast((part) => typeof part === "string") ?? "";
  const what = t(`fault.field.${key}`, { defaultValue: key });
  const where =
    list !== null && typeof place === "number"
      ? t(`fault.in.${list}`, { place: place + 1, what })
      : what;
  const found = FOUND.exec(message)?.[1];
  return t("fault.sentence", {
    where: where || t("fault.document"),
    found:
      found === undefined
        ? message
        : found === "missing"
          ? t("fault.missing")
          : t("fault.found", { found: found.replace(/^-(?=\d)/, "−") }),
    expected: t(`fault.expected.${key}`, { defaultValue: expected }),
  });
}
