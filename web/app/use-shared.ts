import { replaceEqualDeep } from "@tanstack/react-query";
import { useRef } from "react";

/** A value whose parts keep their identity where they say the same as at the last drawing. */
export function useShared<T>(value: T): T {
  const last = useRef(value);
  last.current = replaceEqualDeep(last.current, value);
  return last.current;
}
