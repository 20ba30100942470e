import { Modal, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useTour } from "./tour/use-tour.ts";
import { VIEWS } from "./views/view-ids.ts";

/** Keys that do something, in the order of the list; words in `shell:help.keys`. */
const KEYS = [
  ["/", "search"],
  [VIEWS.map((_, at) => at + 1).join(" "), "views"],
  ["← →", "neighbours"],
  ["↑ ↓", "tier"],
  ["Enter", "select"],
  ["Esc", "clear"],
  ["c", "cut"],
  ["r", "route"],
  ["+ − 0", "zoom"],
  ["t", "table"],
  ["l", "language"],
  ["?", "help"],
] as const;

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onFirstVisit: () => void;
  readonly hasKeys: boolean;
  readonly onKeys: (on: boolean) => void;
}

/** What the page does and every key, with the switch for single keys. */
export function HelpDialog({ isOpen, onClose, onFirstVisit, hasKeys, onKeys }: Props) {
  const { t } = useTranslation("shell");
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t("help.title")}
      size={460}
      radius={12}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <p className="help-what">{t("help.what")}</p>
      <dl className="help-keys">
        {KEYS.map(([key, word]) => (
          <div key={key}>
            <dt>
              {key.split(" ").map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{t(`help.keys.${word}`)}</dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t("help.single")}
        checked={hasKeys}
        onChange={(event) => onKeys(event.currentTarget.checked)}
      />
      <p className="help-ways">
        <TourButton onStart={onClose} />
        <button type="button" className="button" onClick={onFirstVisit}>
          {t("help.tour")}
        </button>
      </p>
    </Modal>
  );
}

/** Starts the guided tour, where the data set has something to walk. */
function TourButton({ onStart }: { readonly onStart: () => void }) {
  const { t } = useTranslation("tour");
  const { tour, goTo } = useTour();
  if (!tour) return null;
  const start = () => {
    onStart();
    goTo(1);
  };
  return (
    <button type="button" className="button button-ink" onClick={start}>
      {t("start")}
    </button>
  );
}
