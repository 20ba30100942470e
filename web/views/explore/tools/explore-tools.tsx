import type { RefObject } from "react";
import type { Draw } from "../../../graph/use-draw.ts";
import { useNames } from "../../../parts/use-names.ts";
import type { Asked } from "../use-attention.ts";
import type { Explore } from "../use-explore.ts";
import { SaveExplore } from "./save-explore.tsx";
import { useFullScreen } from "./use-full-screen.ts";
import type { Zoom } from "./use-zoom.ts";
import { ViewMenu } from "./view-menu.tsx";

interface Props {
  readonly explore: Explore;
  readonly asked: Asked;
  readonly finding: string;
  readonly zoom: Zoom;
  /** Radius in pixels of a score of 1. */
  readonly atOne: number;
  readonly picture: RefObject<Draw | null>;
  /** Products that the filters leave out. */
  readonly out: ReadonlySet<string>;
}

/** What can be done with the graph as a picture: how it is shown, and saving it. */
export function ExploreTools(props: Props) {
  const { asked, zoom } = props;
  const full = useFullScreen();
  const isReady = useNames() !== undefined;
  return (
    <div className="explore-tools">
      <ViewMenu zoom={zoom} full={full} hasSelection={asked.attention.selected.length > 0} />
      {isReady && <SaveExplore {...props} />}
    </div>
  );
}
