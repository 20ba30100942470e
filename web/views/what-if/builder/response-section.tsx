import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatShare } from "../../../parts/format.ts";
import { useProjects } from "../queries.ts";
import type { Response } from "../shown-scenario.ts";
import { productsCut } from "./cut-reach.ts";
import { withAddedResponse, withoutResponse, withResponse } from "./edits.ts";
import { builtProjects, hasKind, OFFERS, offered, offeredProject } from "./offers.ts";
import { type Lever, ResponseRow } from "./response-row.tsx";
import { responseWords } from "./response-words.ts";
import type { Builder } from "./use-builder.ts";

const FIRST_PROJECTS = 4;

/** What is done about it: what the scenario holds is ticked, what could be done stands below. */
export function ResponseSection({ builder }: { readonly builder: Builder }) {
  const { t } = useTranslation("whatIf");
  const { scenario, edit, graph, words } = builder;
  const projects = useProjects().data?.items ?? NO_PROJECTS;
  // A response that was unticked comes back as it was.
  const taken = useRef(new Map<string, Response>());
  const cut = useMemo(() => productsCut(scenario, graph), [scenario, graph]);
  const built = builtProjects(scenario, projects);
  const isWorld = scenario.regions === "world";
  const kinds = OFFERS.filter(
    (kind) => !hasKind(scenario, kind) && !(kind === "diversion" && isWorld),
  );
  const add = (key: string, fresh: Response) =>
    edit(withAddedResponse(scenario, taken.current.get(key) ?? fresh));
  return (
    <section className="build-section" data-field="responses">
      <h3>{t("response.title")}</h3>
      <ul className="response-list">
        {scenario.responses.map((response, at) => {
          if (response.kind === "rationing") return null;
          const remove = () => {
            taken.current.set(keyOf(response), response);
            edit(withoutResponse(scenario, at));
          };
          return (
            <ResponseRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a response is its place in the document
              key={`${at} ${keyOf(response)}`}
              {...{ builder, response, at }}
              title={responseWords(response, words, projects)}
              onChange={(next: Lever) => edit(withResponse(scenario, at, next))}
              onRemove={remove}
            />
          );
        })}
        {kinds.map((kind) => (
          <li key={kind}>
            <label>
              <input
                type="checkbox"
                checked={false}
                onChange={() => add(kind, offered(kind, scenario, cut))}
              />
              <span>{t(`response.kind.${kind}`)}</span>
            </label>
          </li>
        ))}
        <ProjectOffers
          builder={builder}
          offers={projects.filter(({ id, product }) => cut.has(product) && !built.has(id))}
          onAdd={(id) => add(id, offeredProject(id, scenario))}
        />
      </ul>
    </section>
  );
}

/** One entry a kind; projects each by their own names. */
function keyOf(response: Response): string {
  if (response.kind !== "project") return response.kind;
  return (response.projects ?? response.products ?? []).join(",");
}

type Projects = NonNullable<ReturnType<typeof useProjects>["data"]>["items"];
const NO_PROJECTS: Projects = [];

interface OffersProps {
  readonly builder: Builder;
  readonly offers: Projects;
  readonly onAdd: (id: string) => void;
}

/** Projects that touch what is cut, those that add most first. */
function ProjectOffers({ builder, offers, onAdd }: OffersProps) {
  const { t } = useTranslation("whatIf");
  const [isAll, setAll] = useState(false);
  const { names, language } = builder.words;
  const listed = isAll ? offers : offers.slice(0, FIRST_PROJECTS);
  return (
    <>
      {listed.map(({ id, name, product, country, gainShare, gainBasis, startYear, source }) => (
        <li key={id}>
          <label>
            <input type="checkbox" checked={false} onChange={() => onAdd(id)} />
            <span>
              {name ?? id}
              <small title={source?.citation}>
                {[
                  names.product(product),
                  names.country(country),
                  gainShare === null
                    ? t("project.noGain")
                    : t(`project.gain.${gainBasis}`, { share: formatShare(gainShare, language) }),
                  startYear === null ? null : t("project.from", { year: startYear }),
                ]
                  .filter((part) => part !== null)
                  .join(" · ")}
              </small>
            </span>
          </label>
        </li>
      ))}
      {offers.length > FIRST_PROJECTS && (
        <li>
          <button type="button" className="text-link text-button" onClick={() => setAll(!isAll)}>
            {isAll ? t("project.fewer") : t("project.all", { count: offers.length })}
          </button>
        </li>
      )}
    </>
  );
}
