import "./missing.css";
import { useTranslation } from "react-i18next";
import { useGraph } from "../shown-data-set.ts";
import { useOpenImport } from "./import-context.ts";
import { missingParts } from "./missing-parts.ts";

/** Says what the data set lacks, and which question has no answer for it; nothing where it lacks nothing. */
export function MissingNote() {
  const { t } = useTranslation("import");
  const graph = useGraph();
  const openImport = useOpenImport();
  if (!graph.data || graph.isPlaceholderData) return null;
  const missing = missingParts(graph.data);
  if (missing.length === 0) return null;
  const isEmpty = missing[0] === "noProducts";
  return (
    <div className={isEmpty ? "missing missing-all" : "missing"} role="note">
      <ul>
        {missing.map((part) => (
          <li key={part}>{t(`missing.${part}`)}</li>
        ))}
      </ul>
      {isEmpty && (
        <button type="button" className="button button-ink" onClick={openImport}>
          {t("own")}
        </button>
      )}
    </div>
  );
}
