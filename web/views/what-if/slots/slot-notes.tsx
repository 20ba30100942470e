import { useTranslation } from "react-i18next";
import type { AddressNote } from "../../../app/view-state-address.ts";

/** What a link held that is no scenario: told, and left out. */
export function SlotNotes({ notes }: { readonly notes: readonly AddressNote[] }) {
  const { t } = useTranslation("whatIf");
  if (notes.length === 0) return null;
  return (
    <p className="slot-notes" role="status">
      {notes.map(({ key, text }) => t("note", { letter: key.toUpperCase(), text })).join(" ")}
    </p>
  );
}
