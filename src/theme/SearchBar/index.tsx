import { useThemeConfig } from "@docusaurus/theme-common";
import useBaseUrl from "@docusaurus/useBaseUrl";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { Opener } from "../../search/Opener.tsx";
import { opensSearch } from "../../search/query.ts";

const SearchDialog = lazy(() => import("../../search/Dialog.tsx"));

/** The search's place in the navigation bar. The dialog, and the index behind it, are fetched when it is opened. */
export default function SearchBar() {
  const [open, setOpen] = useState(false);
  const baseUrl = useBaseUrl("/");
  const { items } = useThemeConfig().navbar;
  const partOf = useCallback(
    (url: string) => {
      const folder = url.slice(baseUrl.length).split("/")[0];
      const item = items.find(({ sidebarId }) => sidebarId === folder);
      return String(item?.label ?? "The book");
    },
    [baseUrl, items],
  );

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
