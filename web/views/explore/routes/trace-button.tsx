import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import { SearchBox } from "../../../parts/search-box.tsx";
import { useNames } from "../../../parts/use-names.ts";

/** Asks for a second product and shows all routes between the two. Also the key `r`. */
export function TraceButton({ from }: { readonly from: string }) {
  const { t } = useTranslation("routes");
  const { go } = useViewState();
  const names = useNames();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="button" data-key="r" onClick={() => setOpen(true)}>
        {t("trace")}
      </button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={<b>{t("ask", { from: names?.product(from) ?? from })}</b>}
        radius={12}
        closeButtonProps={{ "aria-label": t("close") }}
        classNames={{ content: "trace-dialog", body: "trace-dialog" }}
      >
        <SearchBox
          isEager
          only="product"
          onChoose={(to) => go("explore", { sel: from, to: to === from ? null : to })}
          onDone={close}
        />
        <p className="trace-hint">{t("hint")}</p>
      </Modal>
    </>
  );
}
