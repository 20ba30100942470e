import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import { DownIcon } from "../../../parts/icons.tsx";
import type { FullScreen } from "./use-full-screen.ts";
import type { Zoom } from "./use-zoom.ts";

interface Props {
  readonly zoom: Zoom;
  readonly full: FullScreen;
  /** Whether products are selected, so that there is something to be near to. */
  readonly hasSelection: boolean;
}

const STEPS = [null, 1, 2, 3] as const;

/** How the graph is shown: how tall, how far around the selection, on how much of the screen. */
export function ViewMenu({ zoom, full, hasSelection }: Props) {
  const { t } = useTranslation("explore");
  const { state, set } = useViewState();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <button type="button" className="button">
          {t("view.title")} <DownIcon size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("view.around")}</Menu.Label>
        {STEPS.map((steps) => (
          <Menu.Item
            key={steps}
            role="menuitemradio"
            aria-checked={state.steps === steps}
            disabled={!hasSelection}
            leftSection={<Tick isOn={state.steps === steps} />}
            onClick={() => set({ steps })}
          >
            {steps === null ? t("view.all") : t("view.steps", { count: steps })}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          disabled={!zoom.canGrow}
          closeMenuOnClick={false}
          rightSection={<kbd>+</kbd>}
          onClick={zoom.grow}
        >
          {t("view.grow")}
        </Menu.Item>
        <Menu.Item
          disabled={!zoom.canShrink}
          closeMenuOnClick={false}
          rightSection={<kbd>−</kbd>}
          onClick={zoom.shrink}
        >
          {t("view.shrink")}
        </Menu.Item>
        <Menu.Item disabled={!zoom.canShrink} rightSection={<kbd>0</kbd>} onClick={zoom.fit}>
          {t("view.fit")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          role="menuitemcheckbox"
          aria-checked={full.isFull}
          leftSection={<Tick isOn={full.isFull} />}
          rightSection={full.isFull ? <kbd>Esc</kbd> : null}
          onClick={full.toggle}
        >
          {t("view.full")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Tick({ isOn }: { readonly isOn: boolean }) {
  return <span aria-hidden>{isOn ? "✓" : "\u2003"}</span>;
}
