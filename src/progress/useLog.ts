import { useEffect, useState } from "react";
import { followProgress, type Known, openProgress } from "./index.ts";

/** What the log knows, once somebody has opened it. Of who has not practised yet nothing is fetched to find that out. */
export function useKnown(): Known | undefined {
  const [known, setKnown] = useState<Known>();
  useEffect(() => followProgress(({ log }) => setKnown(log.known())), []);
  return known;
}

/** The same, and the log is opened for it. @param wanted whether it is: until then nothing is fetched. @returns `missing` where its script did not arrive */
export function useLog(wanted = true): Known | "missing" | undefined {
  const known = useKnown();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (wanted) openProgress().catch(() => setMissing(true));
  }, [wanted]);
  return known ?? (isMissing ? "missing" : undefined);
}
