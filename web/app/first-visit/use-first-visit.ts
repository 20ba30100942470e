import { useState } from "react";
import { useLocation } from "react-router";
import { remember, remembered } from "../preferences.ts";

export interface Visit {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

/** Whether the first-visit veil is up: the address holds no state and no visit is remembered. */
export function useFirstVisit(): Visit {
  const { search, hash } = useLocation();
  const [isOpen, setOpen] = useState(
    () => search === "" && hash === "" && remembered("visited") === null,
  );
  return {
    isOpen,
    open: () => setOpen(true),
    close: () => {
      remember("visited", "yes");
      setOpen(false);
    },
  };
}
