import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatList } from "../../parts/format.ts";
import { DownIcon } from "../../parts/icons.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { FirmsHome } from "../../views/explore/firms/firms-home.tsx";
import { useIsFirms } from "../../views/explore/firms/queries.ts";
import { useChosenViewpoint } from "../shown-data-set.ts";
import { CountriesForm } from "./countries-form.tsx";
import { ScopeControl } from "./scope-control.tsx";

/** The context bar of a phone: one line that opens the choices. */
export function PhoneContext() {
  const { t } = useTranslation("shell");
  const [isOpen, setOpen] = useState(false);
  const names = useNames();
  const language = useLanguage();
  const viewpoint = useChosenViewpoint();
  if (useIsFirms())
    return (
      <div className="phone-context">
        <FirmsHome />
      </div>
    );
  if (!viewpoint) return <div className="phone-context" />;
  const { home, on } = viewpoint;
  const name = formatList(
    home.map((code) => names?.country(code) ?? code),
    language,
  );
  const scope = t(`scope.${on}`, { defaultValue: names?.country(on) ?? on });
  return (
    <>
      <button type="button" className="phone-context" onClick={() => setOpen(true)}>
        <b>{name || t("side.noHome")}</b>
        <span>· {t("scope.line", { scope })}</span>
        <DownIcon size={14} />
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t("side.title")}
        fullScreen
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <ScopeControl stacked />
        <CountriesForm side="home" />
      </Modal>
    </>
  );
}
