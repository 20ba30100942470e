import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShownScenario } from "../../shown-scenario.ts";
import { WorstFinder } from "./worst-finder.tsx";

interface Props {
  readonly shown: readonly ShownScenario[];
  /** Sector whose loss alone is looked at. */
  readonly sector: string | null;
}

/** Opens the search for the cuts that would hurt most, as a sheet beside the picture. */
export function WorstButton({ shown, sector }: Props) {
  const { t } = useTranslation(["watch", "words"]);
  const [isOpen, setOpen] = useState(false);
  const isPhone = useMediaQuery("(max-width: 639px)");
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t("worst.open")}
      </button>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="right"
        size={isPhone ? "100%" : 420}
        title={<b>{t("worst.title")}</b>}
        closeButtonProps={{ "aria-label": t("words:close") }}
      >
        <WorstFinder shown={shown} sector={sector} onDone={close} />
      </Drawer>
    </>
  );
}
