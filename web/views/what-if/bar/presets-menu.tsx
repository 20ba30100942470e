import { Popover } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScenarioListResponse } from "../../../../src/api/contract/operations.ts";
import { Failure } from "../../../parts/failure.tsx";
import { DownIcon } from "../../../parts/icons.tsx";
import { useLanguage } from "../../../parts/use-names.ts";
import { useSourceNames } from "../../../parts/use-source-names.ts";
import { useDeleteScenario, usePresets } from "../queries.ts";

export type Preset = ScenarioListResponse["items"][number];

/** Name, one line and sources of a preset in the language of the page. */
export function usePresetWords(): (preset: Preset) => {
  readonly name: string;
  readonly line: string;
  readonly sources: readonly { readonly text: string; readonly detail: string | undefined }[];
} {
  const language = useLanguage();
  const sources = useSourceNames();
  const { t } = useTranslation("whatIf");
  return (preset) => {
    const ja = language === "ja";
    return {
      name: (ja ? preset.nameJa : preset.name) || preset.name || preset.id,
      line: (ja ? preset.descriptionJa : preset.description) || preset.description,
      sources: preset.sources.map(({ source, citation, url, detail, year }) => {
        const text =
          citation ?? sources.get(source ?? "") ?? source ?? url ?? t("presets.noSource");
        return { text: year === undefined ? text : `${text} (${year})`, detail };
      }),
    };
  };
}

interface Props {
  readonly onChoose: (id: string) => void;
}

/** The scenarios that come with the data set, each with what it rests on. */
export function PresetsMenu({ onChoose }: Props) {
  const { t } = useTranslation("whatIf");
  const [isOpen, setOpen] = useState(false);
  const presets = usePresets();
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={440}
      shadow="md"
      radius={12}
      trapFocus
    >
      <Popover.Target>
        <button type="button" className="button" onClick={() => setOpen(!isOpen)}>
          {t("presets.title")}
          <DownIcon size={12} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="presets-menu" aria-label={t("presets.title")}>
        {presets.error && (
          <Failure
            title={t("presets.failed")}
            error={presets.error}
            onRetry={() => void presets.refetch()}
          />
        )}
        {presets.data?.items.length === 0 && <p>{t("presets.none")}</p>}
        {GROUPS.map((group) => (
          <PresetList
            key={group}
            group={group}
            presets={(presets.data?.items ?? []).filter(
              ({ saved }) => saved === (group === "saved"),
            )}
            onChoose={(id) => {
              onChoose(id);
              setOpen(false);
            }}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

const GROUPS = ["saved", "shipped"] as const;

interface ListProps extends Props {
  readonly group: (typeof GROUPS)[number];
  readonly presets: readonly Preset[];
}

function PresetList({ group, presets, onChoose }: ListProps) {
  const { t } = useTranslation("whatIf");
  const wordsOf = usePresetWords();
  const remove = useDeleteScenario();
  if (presets.length === 0) return null;
  return (
    <>
      <h3>{t(`presets.group.${group}`)}</h3>
      {remove.error && <Failure title={t("presets.notDeleted")} error={remove.error} />}
      <ul className="preset-list">
        {presets.map((preset) => {
          const { name, line, sources } = wordsOf(preset);
          return (
            <li key={preset.id}>
              <button type="button" className="preset" onClick={() => onChoose(preset.id)}>
                <b>{name}</b>
                <span>{line}</span>
              </button>
              {sources.length > 0 && (
                <details>
                  <summary>{t("presets.sources", { count: sources.length })}</summary>
                  <ul>
                    {sources.map(({ text, detail }) => (
                      <li key={`${text} ${detail}`}>
                        {text}
                        {detail && `: ${detail}`}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
              {preset.version !== null && (
                <DeleteButton
                  name={name}
                  onDelete={() => remove.mutate({ id: preset.id, version: preset.version ?? "*" })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Deletes on the second click, so that a slip costs nothing. */
function DeleteButton({
  name,
  onDelete,
}: {
  readonly name: string;
  readonly onDelete: () => void;
}) {
  const { t } = useTranslation("whatIf");
  const [isSure, setSure] = useState(false);
  return (
    <button
      type="button"
      className="text-link text-button"
      aria-label={t(isSure ? "presets.sureOf" : "presets.deleteOf", { name })}
      onBlur={() => setSure(false)}
      onClick={() => (isSure ? onDelete() : setSure(true))}
    >
      {t(isSure ? "presets.sure" : "presets.delete")}
    </button>
  );
}

/** The same as cards, where nothing is chosen yet. */
export function PresetCards({ onChoose }: Props) {
  const presets = usePresets().data?.items ?? [];
  const wordsOf = usePresetWords();
  return (
    <ul className="preset-cards">
      {presets.map((preset) => {
        const { name, line } = wordsOf(preset);
        return (
          <li key={preset.id}>
            <button type="button" className="preset" onClick={() => onChoose(preset.id)}>
              <b>{name}</b>
              <span>{line}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
