import { useEffect, useRef, useState } from "react";
import styles from "./styles.module.css";

const SAID_MS = 2000;

/** The button that copies code, or another text, from wherever its look is for: `className`. */
export function Copy({ code, className = styles.copy, words = "Copy" }: { code: string; className?: string | undefined; words?: string }) {
  const [said, setSaid] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    // Refused where the page is not served securely, or the reader does not allow it.
    const done = await navigator.clipboard?.writeText(code).then(
      () => true,
      () => false,
    );
    setSaid(done ? "Copied" : "Not allowed here: select and copy");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaid(undefined), SAID_MS);
  };
  return (
    <button type="button" className={className} onClick={copy}>
      <span aria-live="polite">{said ?? words}</span>
    </button>
  );
}
