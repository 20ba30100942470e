import "./save-picture.css";
import { Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { DownIcon } from "../icons.tsx";
import { saveFile } from "../save-file.ts";
import type { LegendPart } from "./legend-part.ts";
import { type Look, underLook } from "./look.ts";
import { canvasMeasure } from "./measure.ts";
import { type PictureBody, pictureSheet } from "./picture-sheet.ts";
import { svgToPng } from "./svg-to-png.ts";
import { usePictureFoot } from "./use-picture-foot.ts";

interface Props {
  /** Name of the file without its ending. */
  readonly name: string;
  /** The main finding, as it stands above the drawing when it is saved. */
  readonly finding: () => string;
  readonly legend: readonly LegendPart[];
  /**
   * Draws what is shown, under a look.
   * @param host element under which the tokens of the look are in force, for `drawnSvg`
   */
  readonly draw: (look: Look, host: HTMLElement) => PictureBody;
  /** The same as a table; CSV. */
  readonly table?: () => string;
  /** Citations behind what is shown; by default those of the data set. */
  readonly sources?: readonly string[];
}

/** Spreadsheets take a CSV for UTF-8 only if it says so. */
const BYTE_ORDER_MARK = "\ufeff";

/** Saves what is shown: PNG at twice the size, SVG, and the table behind it. */
export function SavePicture({ name, finding, legend, draw, table, sources }: Props) {
  const { t } = useTranslation("save");
  const { state } = useViewState();
  const [dark, setDark] = useState<boolean | null>(null);
  const [failed, setFailed] = useState(false);
  const foot = usePictureFoot(sources);
  // Light, for print, unless the reader chose dark.
  const isDark = dark ?? state.theme === "dark";
  const sheet = () =>
    underLook(isDark ? "dark" : "light", (look, host) => {
      const measure = canvasMeasure(look.token("font"));
      const [drawing, said] = [draw(look, host), finding()];
      return pictureSheet({ drawing, look, finding: said, legend, foot, measure });
    });
  const saveSvg = () => saveFile(`${name}.svg`, "image/svg+xml;charset=utf-8", sheet().svg);
  const savePng = async () => {
    setFailed(false);
    try {
      const { svg, width, height } = sheet();
      saveFile(`${name}.png`, "image/png", await svgToPng(svg, width, height));
    } catch {
      setFailed(true); // said beside the button; the SVG can still be saved
    }
  };
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 120 }} closeOnItemClick>
      <Menu.Target>
        <button type="button" className="button save-picture">
          {t("picture")} <DownIcon size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void savePng()}>{t("png")}</Menu.Item>
        <Menu.Item onClick={saveSvg}>{t("svg")}</Menu.Item>
        {table && (
          <Menu.Item
            onClick={() =>
              saveFile(`${name}.csv`, "text/csv;charset=utf-8", BYTE_ORDER_MARK + table())
            }
          >
            {t("csv")}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.CheckboxItem checked={isDark} onChange={setDark}>
          {t("dark")}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
      <span className={failed ? "save-picture-failed" : "sr-only"} role="status">
        {failed && t("failed")}
      </span>
    </Menu>
  );
}
