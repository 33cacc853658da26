import { useEffect, useState } from "react";
import { readKept, writeKept } from "../../client/kept.ts";

const PER_DAY = "new per day";
const SAVED_AT = "progress saved at";

/** New cards a day, where a reader has not chosen: in two months a part is through. */
const USUAL = 10;

/** A number that is kept by name: 0 and more. */
function useNumber<Start extends number | undefined>(name: string, start: Start): [number | Start, (value: number) => void] {
  const [value, setValue] = useState<number | Start>(start);
  useEffect(() => {
    const text = readKept(name) ?? "";
    if (/^\d+$/.test(text)) setValue(Number(text));
  }, [name]);
  return [
    value,
    (next) => {
      setValue(next);
      writeKept(name, String(next));
    },
  ];
}

/** How many new cards a day may bring. */
export const usePerDay = () => useNumber(PER_DAY, USUAL);

/** When the reader last saved a file, ms since 1970. */
export const useSavedAt = () => useNumber(SAVED_AT, undefined);
