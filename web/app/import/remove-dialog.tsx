import { Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Failure } from "../../parts/failure.tsx";
import { api } from "../api.ts";

interface Props {
  readonly id: string;
  readonly title: string;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Asks before a network of one's own is removed. */
export function RemoveDialog({ id, title, onRemoved, onClose }: Props) {
  const { t } = useTranslation("import");
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.removeGraph(id),
    onSuccess: async () => {
      onRemoved(); // first away from it, or the page would ask for what is gone
      queries.removeQueries({ queryKey: ["graph", id] });
      await queries.invalidateQueries({ queryKey: ["graphs"] });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("removeTitle", { title })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <p>{t("removeText")}</p>
      {remove.error && (
        <Failure title={t("removeFailed")} error={remove.error} unchanged={t("stillThere")} />
      )}
      <div className="failure-actions">
        <button type="button" className="button button-ink" data-autofocus onClick={onClose}>
          {t("keep")}
        </button>
        <button
          type="button"
          className="button"
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t("remove")}
        </button>
      </div>
    </Modal>
  );
}
