import "./method-dialog.css";
import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Certificate } from "../../../src/api/contract/operations.ts";
import type { FigureColumnId } from "../../app/sort-columns.ts";
import { MethodFacts } from "./method-facts.tsx";
import { METHOD_TEXTS, type MethodKind } from "./method-texts.ts";

interface Props {
  /** Which text tells the method. */
  readonly kind: MethodKind;
  readonly certificate: Certificate;
  /** Columns whose meaning is told, too. */
  readonly columns?: readonly FigureColumnId[];
  /** What this one result rests on beyond its certificate: `runs`, `seed`, ... with their figure. */
  readonly facts?: Readonly<Record<string, number>>;
  /** Words of the link; by default they ask how this is computed. */
  readonly link?: string;
}

/** A link that opens what a result rests on: method, basis, countries, versions, convergence. */
export function MethodDialog({ kind, certificate, columns = [], facts = {}, link }: Props) {
  const { t } = useTranslation(["method", "words"]);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="text-button text-link" onClick={() => setOpen(true)}>
        {link ?? t("how")}
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<b>{t(`title.${kind}`)}</b>}
        size="lg"
        closeButtonProps={{ "aria-label": t("words:close") }}
      >
        <div className="method">
          {METHOD_TEXTS[kind].map((part) => (
            <p key={part}>{t(`text.${part}`)}</p>
          ))}
          {columns.length > 0 && <ColumnMeanings columns={columns} />}
          <MethodFacts certificate={certificate} more={facts} />
          <a className="text-link" href="/api/docs" target="_blank" rel="noreferrer">
            {t("docs")}
          </a>
        </div>
      </Modal>
    </>
  );
}

/** What each shown column says, for those who cannot hover over its head. */
function ColumnMeanings({ columns }: Required<Pick<Props, "columns">>) {
  const { t } = useTranslation(["method", "chokepoints"]);
  return (
    <>
      <h3>{t("columns")}</h3>
      <dl>
        {columns.map((id) => (
          <div key={id}>
            <dt>{t(`chokepoints:figure.${id}.title`)}</dt>
            <dd>{t(`chokepoints:figure.${id}.is`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t("rests")}</h3>
    </>
  );
}
