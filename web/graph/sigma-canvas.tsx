import Graph from "graphology";
import { useEffect, useRef } from "react";
import Sigma from "sigma";
import { CurveProgram } from "./curve-program.ts";
import { MarkProgram } from "./mark-program.ts";
import { type LinkData, type MarkData, NOTHING } from "./scene.ts";

interface Props {
  readonly marks: ReadonlyMap<string, MarkData>;
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly drawn: LinkData;
  }[];
  /** Room of the whole graph, and the part of it that is painted. */
  readonly frame: { readonly width: number; readonly height: number };
  readonly view: { readonly top: number; readonly height: number };
}

const HIDDEN_LINK: LinkData = {
  size: 0,
  color: "#000000",
  handles: [0, 0],
  hidden: true,
  zIndex: 0,
};

/** Marks and links on WebGL. One pixel of the frame is one unit of the graph; the camera rests. */
export function SigmaCanvas({ marks, links, frame, view }: Props) {
  const { width, height } = frame;
  const { top, height: painted } = view;
  const room = useWidest(width);
  const container = useRef<HTMLDivElement>(null);
  const sigma = useRef<Sigma | null>(null);
  const scene = useRef({ marks, links });
  scene.current = { marks, links };

  useEffect(() => {
    if (!container.current) return;
    const renderer = new Sigma(new Graph({ multi: true, type: "directed" }), container.current, {
      allowInvalidContainer: true,
      autoCenter: true,
      autoRescale: true,
      defaultNodeType: "mark",
      defaultEdgeType: "curve",
      edgeProgramClasses: { curve: CurveProgram },
      enableCameraPanning: false,
      enableCameraRotation: false,
      enableCameraZooming: false,
      minEdgeThickness: 0,
      nodeProgramClasses: { mark: MarkProgram },
      nodeHoverProgramClasses: { mark: MarkProgram },
      renderLabels: false,
      stagePadding: 0,
      zIndex: true,
      nodeReducer: (id, { x, y }) => {
        const { x: _x, y: _y, ...mark } = scene.current.marks.get(id) ?? NOTHING;
        return { ...mark, x, y, type: "mark" };
      },
      edgeReducer: (key) => ({
        ...(scene.current.links[Number(key)]?.drawn ?? HIDDEN_LINK),
        type: "curve",
      }),
    });
    sigma.current = renderer;
    return () => {
      renderer.kill();
      sigma.current = null;
    };
  }, []);

  useEffect(() => {
    const renderer = sigma.current;
    if (!renderer) return;
    const graph = renderer.getGraph();
    fill(graph, marks, links);
    graph.updateEachNodeAttributes((id) => {
      const { x, y } = marks.get(id) ?? NOTHING;
      return { x, y: height - y }; // upwards, as the renderer counts
    });
    renderer.setCustomBBox({ x: [0, room], y: [height - top - painted, height - top] });
    renderer.scheduleRefresh(); // once a frame, however often the picture changed in it
  }, [marks, links, room, height, top, painted]);

  const style = { width: room, top, height: painted };
  return <div ref={container} className="graph-canvas" aria-hidden style={style} />;
}

/**
 * The greatest width so far. A canvas that shrinks gets a new buffer, which alone takes a third of
 * a second where no graphics card draws; so it stays, and the frame hides what reaches beyond it.
 */
function useWidest(width: number): number {
  const widest = useRef(0);
  widest.current = Math.max(widest.current, width);
  return widest.current;
}

/** Brings the nodes and edges of the renderer's graph in line; the reducers bring the looks. */
function fill(graph: Graph, marks: Props["marks"], links: Props["links"]): void {
  const same =
    graph.order === marks.size &&
    graph.size === links.length &&
    links.every(({ from, to }, place) => {
      const key = String(place);
      return graph.hasEdge(key) && graph.source(key) === from && graph.target(key) === to;
    });
  if (same && [...marks.keys()].every((id) => graph.hasNode(id))) return;
  graph.clear();
  for (const id of marks.keys()) graph.addNode(id, { x: 0, y: 0 });
  links.forEach(({ from, to }, place) => {
    if (graph.hasNode(from) && graph.hasNode(to)) {
      graph.addDirectedEdgeWithKey(String(place), from, to);
    }
  });
}
