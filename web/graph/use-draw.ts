import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { PictureBody } from "../parts/save-picture/picture-sheet.ts";
import { graphPicture } from "./graph-picture.ts";
import { paletteOf } from "./palette.ts";
import { linkOf, markOf } from "./scene.ts";
import { tierName } from "./tier-name.ts";
import { inkOf } from "./use-ink.ts";
import type { Scene, SceneInput } from "./use-scene.ts";

/** Draws the graph as it is shown, under the tokens of any theme. */
export type Draw = (token: (name: string) => string) => PictureBody;

interface Shown {
  readonly input: SceneInput;
  readonly scene: Scene;
  readonly hovered: string | null;
}

/** Keeps ready what draws the graph into a picture. */
export function useDraw(picture: RefObject<Draw | null>, { input, scene, hovered }: Shown): void {
  const { t } = useTranslation("explore");
  useEffect(() => {
    picture.current = (token) => {
      const { model, figures, attention, frame } = input;
      const palette = paletteOf(token);
      const context = { ...scene, figures, palette };
      const marks = new Map(model.products.map((one) => [one.id, markOf(one, context)]));
      const links = model.inputs.map((link, place) => ({
        ...{ from: link.input, to: link.product },
        drawn: linkOf(link, place, context),
      }));
      return graphPicture({
        ...{ layout: scene.layout, frame, marks, links, labels: scene.labels, token },
        ...inkOf({ ...scene, marks }, attention, hovered, palette),
        paths: scene.curves,
        isRoute: attention.route !== null,
        laneName: (lane) => t(`lane.${lane}`, { defaultValue: lane }),
        tierName: (tier) => tierName(t, tier),
      });
    };
    return () => {
      picture.current = null;
    };
  }, [picture, input, scene, hovered, t]);
}
