import { useLocation } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import { usePluginData } from "@docusaurus/useGlobalData";
import { PARTS } from "../../book/parts.ts";
import type { Everywhere } from "../../book/plugin.ts";
import { Opener } from "../../search/Opener.tsx";
import { Bar, Contents } from "../../views/frame/index.ts";

/** The bar above every page, and the contents it opens; in a part of the book they stand beside its pages. */
export default function Navbar() {
  const { contents: chaptersOf } = usePluginData("book-facts") as Everywhere;
  const { pathname } = useLocation();
  const path = `/${pathname.slice(useBaseUrl("/").length)}`;
  const contents = PARTS.map(({ id, name }) => {
    const here = path.startsWith(`/${id}/`);
    return { name, url: `/${id}/`, here, chapters: here ? (chaptersOf[id] ?? []) : [] };
  });
  return (
    <>
      <Bar title="MASTER-DEV-INTERVIEW" logo={useBaseUrl("/img/logo.svg")} parts={contents}>
        <Opener />
      </Bar>
      <Contents parts={contents} path={path} beside={contents.some(({ here }) => here)} />
    </>
  );
}
