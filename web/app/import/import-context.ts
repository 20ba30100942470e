import { createContext, useContext } from "react";

/** Opens the dialog in which a network of one's own is brought. */
export const ImportDoor = createContext<() => void>(() => undefined);

/** Opens the dialog in which a network of one's own is brought: for any button that leads there. */
export function useOpenImport(): () => void {
  return useContext(ImportDoor);
}
