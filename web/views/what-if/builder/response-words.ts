import { formatList } from "../../../parts/format.ts";
import type { Response } from "../shown-scenario.ts";
import type { WordContext } from "./cut-words.ts";

interface Project {
  readonly id: string;
  readonly name: string | null;
}

const NAMED = 2;

/** What a response does, in words. */
export function responseWords(
  response: Response,
  { names, language, t }: WordContext,
  projects: readonly Project[],
): string {
  const some = (ids: readonly string[], nameOf: (id: string) => string) => {
    const first = ids.slice(0, NAMED).map(nameOf);
    const more = ids.length - first.length;
    return more === 0
      ? formatList(first, language)
      : t("list.more", { names: first.join(t("list.comma")), count: more });
  };
  if (response.kind === "project") {
    const nameOf = (id: string) => projects.find((project) => project.id === id)?.name ?? id;
    if (response.projects) return some(response.projects, nameOf);
    return t("response.projectsOf", { names: some(response.products ?? [], names.product) });
  }
  const what = t(`response.kind.${response.kind}`);
  if (response.kind === "rationing" || response.products === "*") return what;
  return t("response.of", { what, names: some(response.products, names.product) });
}
