import { useTranslation } from "react-i18next";
import type { FigureItem, Source } from "../data-tables.ts";
import { sourceName } from "../figure-words.ts";

interface Props {
  readonly item: FigureItem;
  readonly sources: ReadonlyMap<string, Source>;
  readonly onAdd: (item: FigureItem) => void;
}

/** Publisher and year of a row's source; where there is no figure, what to do about it. */
export function SourceCell({ item, sources, onAdd }: Props) {
  const { t } = useTranslation("data");
  const [id] = item.sources;
  if (item.status === "missing" && id === undefined) {
    return (
      <>
        {t("noneFound")}{" "}
        <button
          type="button"
          className="text-button text-link"
          onClick={(event) => {
            event.stopPropagation();
            onAdd(item);
          }}
        >
          {t("addOne")}
        </button>
      </>
    );
  }
  const hasSource = "source" in item.row;
  if (id === undefined) return <span className="quiet">{hasSource ? t("noSource") : ""}</span>;
  const source = sources.get(id);
  if (item.table === "sources") return <span>{source?.licence ?? ""}</span>;
  return (
    <span className="two-lines" title={source?.citation}>
      {sourceName(source) || id}
    </span>
  );
}
