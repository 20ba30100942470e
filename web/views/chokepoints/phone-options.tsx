import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { FilterMenu } from "../explore/filter-menu.tsx";
import { FILTERED } from "./matching-rows.ts";
import { OrderPicker, RankingPickers } from "./ranking-filters.tsx";
import { RankingSave } from "./ranking-save.tsx";

/** On a phone: the order, and one button for all other choices. */
export function PhoneOptions() {
  const { t } = useTranslation(["chokepoints", "words"]);
  const { by } = useViewState().state;
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="phone-options">
      <OrderPicker />
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t("options")}
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<b>{t("options")}</b>}
        fullScreen
        closeButtonProps={{ "aria-label": t("words:close") }}
      >
        <div className="phone-sheet">
          <RankingPickers />
          {FILTERED.has(by) && <FilterMenu />}
          <RankingSave />
        </div>
      </Modal>
    </div>
  );
}
