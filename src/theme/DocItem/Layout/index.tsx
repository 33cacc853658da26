import { useDoc } from "@docusaurus/plugin-content-docs/client";
import DocItemContent from "@theme/DocItem/Content";
import DocItemFooter from "@theme/DocItem/Footer";
import DocItemPaginator from "@theme/DocItem/Paginator";
import type { ReactNode } from "react";
import type { SiteFront } from "../../../book/reading.ts";
import { Chapter } from "../../../exercises/Chapter.tsx";
import { ChapterFrame, OnThisPage, Take } from "../../../views/frame/index.ts";

/** A chapter, with its headings beside it. */
export default function DocItemLayout({ children }: { children: ReactNode }) {
  const { toc, frontMatter } = useDoc();
  const { reading } = frontMatter as SiteFront;
  const headings = toc.filter(({ level }) => level <= 3).map((heading) => ({ ...heading, depth: reading?.depths[heading.id] }));
  return (
    <ChapterFrame headings={headings.length > 0 && <OnThisPage headings={headings} />}>
      <article>
        {reading ? (
          <Chapter>
            <DocItemContent>{children}</DocItemContent>
          </Chapter>
        ) : (
          <DocItemContent>{children}</DocItemContent>
        )}
        {reading && <Take />}
        <DocItemFooter />
      </article>
      <DocItemPaginator />
    </ChapterFrame>
  );
}
