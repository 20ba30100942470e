import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const ALL_WAYS = { hover: true, focus: true, touch: true };

/** The words `what matters`, which explain themselves on hover, focus or touch. */
export function Matters({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation("words");
  return (
    <Tooltip label={t("whatMattersIs")} events={ALL_WAYS} openDelay={80}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
      <span className="explained" tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  );
}
