import "./row/figure-detail.css";
import { Modal } from "@mantine/core";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { copyText } from "../../parts/failure.tsx";
import type { FigureItem } from "./data-tables.ts";
import { rowTemplate, tableFile } from "./row-template.ts";

interface Props {
  readonly item: FigureItem;
  readonly onClose: () => void;
}

/** How a missing figure comes into the data: which file, which columns, a row to copy. */
export function AddOne({ item, onClose }: Props) {
  const { t } = useTranslation(["data", "words"]);
  const [copied, setCopied] = useState<boolean | null>(null);
  const template = rowTemplate(item);
  const file = tableFile(item.table);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("add.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("words:close") }}
    >
      <ol className="add-steps">
        <li>{t("add.one", { file })}</li>
        <li>
          {t("add.two")}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keys */}
          <pre tabIndex={0}>{template}</pre>
          <button
            type="button"
            className="button"
            onClick={() => void copyText(`${template}\n`).then(setCopied)}
          >
            {t("add.copy")}
          </button>{" "}
          <span role="status">{copied !== null && t(copied ? "add.copied" : "add.notCopied")}</span>
        </li>
        <li>
          <Trans t={t} i18nKey="add.three" components={{ 1: <code /> }} />
        </li>
      </ol>
      <p className="quiet">{t("add.note")}</p>
    </Modal>
  );
}
