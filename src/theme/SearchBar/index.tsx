import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import styles from "../../search/styles.module.css";

const SearchDialog = lazy(async () => ({ default: (await import("../../search/SearchDialog.tsx")).SearchDialog }));

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The way into the search: a button, Ctrl or ⌘ with K, or a slash. The dialog is loaded when it is first wanted. */
export default function SearchBar() {
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const combination = (event.ctrlKey || event.metaKey) && event.key === "k";
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
      if (!combination && !slash) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const close = useCallback(() => {
    setOpen(false);
    opener.current?.focus();
  }, []);

  return (
    <>
      <button ref={opener} type="button" className={styles.opener} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Search <kbd>Ctrl K</kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchDialog onClose={close} />
        </Suspense>
      )}
    </>
  );
}
