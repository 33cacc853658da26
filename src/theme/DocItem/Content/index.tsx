import { useDoc } from "@docusaurus/plugin-content-docs/client";
import Content from "@theme-original/DocItem/Content";
import type { ComponentProps } from "react";

/** A page's text, and the words under which searchers look for it (`search:` in its front matter): found, but not shown. */
export default function DocItemContent(props: ComponentProps<typeof Content>) {
  const { frontMatter } = useDoc();
  const { search = [] } = frontMatter as { search?: string[] };
  return (
    <>
      <Content {...props} />
      {search.length > 0 && <span data-pagefind-index-attrs="data-aliases" data-pagefind-weight="8" data-aliases={search.join(", ")} />}
    </>
  );
}
