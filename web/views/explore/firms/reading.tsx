import "./reading.css";
import { useTranslation } from "react-i18next";
import { formatShare } from "../../../parts/format.ts";
import { useLanguage } from "../../../parts/use-names.ts";
import { ExploreSkeleton } from "../explore-skeleton.tsx";
import { useReading } from "./use-reading.ts";

/** What stands there until a network of firms has come; how far it has been read, if that takes long. */
export function Reading() {
  const { t } = useTranslation("firms");
  const language = useLanguage();
  const progress = useReading();
  if (!progress) return <ExploreSkeleton />;
  const { step, done, total } = progress;
  const share = step === "reading" && total ? Math.min(1, done / total) : null;
  const text = t(share === null ? "building" : "reading");
  return (
    <div className="firms-reading">
      <p>
        <span role="status">{text}</span>
        {share !== null && ` ${formatShare(share, language)}`}
      </p>
      <progress aria-label={text} {...(share === null ? {} : { value: share })} />
    </div>
  );
}
