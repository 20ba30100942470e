import { useEffect, useState } from "react";
import { droppedFiles, holdsFiles } from "./dropped-files.ts";
import type { ChosenFile } from "./sent-files.ts";

/**
 * Files that are dragged over any part of the page, and dropped.
 * @param onDrop is handed what was dropped; null if it could not be looked at
 * @returns whether files are over the page
 */
export function useFileDrop(onDrop: (files: readonly ChosenFile[] | null) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0; // every element that is entered and left tells it
    const onEnter = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth++;
      setOver(true);
    };
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    };
    const onLeave = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onFiles = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer) || !event.dataTransfer) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      droppedFiles(event.dataTransfer).then(onDrop, () => onDrop(null));
    };
    window.addEventListener("dragenter", onEnter);
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onFiles);
    return () => {
      window.removeEventListener("dragenter", onEnter);
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onFiles);
    };
  }, [onDrop]);
  return isOver;
}
