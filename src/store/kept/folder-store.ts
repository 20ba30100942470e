import { FolderGraphs } from "./folder-graphs.ts";
import { FolderScenarios } from "./folder-scenarios.ts";
import type { Store } from "./store.ts";

/**
 * What users keep, in one folder of files.
 * @param root made when something is first written
 * @see docs/decisions/0010-versions-as-folders.md
 */
export function openFolderStore(root: string): Store {
  return { scenarios: new FolderScenarios(root), graphs: new FolderGraphs(root) };
}
