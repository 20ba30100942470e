import { type ComponentProps, lazy, Suspense, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ProductWords } from "./use-words.ts";

// The renderer needs WebGL's names at load: it is fetched only where they exist.
const load = async () => ({ default: (await import("../../graph/graph-view.tsx")).GraphView });
const GraphView = lazy(load);

/** Fetches the renderer while the figures are on their way. */
export function preloadGraph(): void {
  load().catch(() => undefined); // drawing asks again, and says so if it fails
}

type GraphProps = ComponentProps<typeof GraphView>;

interface Props extends Omit<GraphProps, "spoken" | "tip"> {
  readonly words: (id: string) => ProductWords;
}

/** The graph with its products in words. */
export function ExploreGraph({ words, ...rest }: Props) {
  const { t } = useTranslation("explore");
  const spoken = useCallback((id: string) => words(id).spoken, [words]);
  const tip = useCallback(
    (id: string) => {
      const { name, score, maker } = words(id);
      return (
        <>
          <strong>{name}</strong>
          {score !== "" && <div>{score}</div>}
          {maker !== "" && <div>{maker}</div>}
          <div className="quiet">{t("clickToOpen")}</div>
        </>
      );
    },
    [words, t],
  );
  return (
    <Suspense fallback={<div className="graph" />}>
      <GraphView {...rest} spoken={spoken} tip={tip} />
    </Suspense>
  );
}
