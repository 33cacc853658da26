import useBaseUrl from "@docusaurus/useBaseUrl";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { PARTS } from "../../book/parts.ts";
import { opensSearch } from "../../client/keys.ts";
import { Opener } from "../../search/Opener.tsx";

const SearchDialog = lazy(() => import("../../search/Dialog.tsx"));

/** The search's place in the navigation bar. The dialog, and the index behind it, are fetched when it is opened. */
export default function SearchBar() {
  const [open, setOpen] = useState(false);
  const baseUrl = useBaseUrl("/");
  const partOf = useCallback((url: string) => PARTS.find(({ id }) => url.startsWith(`${baseUrl}${id}/`))?.name ?? "The book", [baseUrl]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!opensSearch(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <>
      <Opener onOpen={() => setOpen(true)} />
      {open && (
        <Suspense>
          <SearchDialog baseUrl={baseUrl} partOf={partOf} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
