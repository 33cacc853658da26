import { useDoc } from "@docusaurus/plugin-content-docs/client";
import Content from "@theme-original/DocItem/Content";
import type { ComponentProps } from "react";
import type { SiteFront } from "../../../book/reading.ts";
import { Reading } from "../../../views/reading/index.ts";
import styles from "./styles.module.css";

/**
 * A chapter with what its head says of it, marked for the search index: what of the page counts, and the other names its front matter gives it
 * (`search: […]`).
 */
export default function DocItemContent({ children }: ComponentProps<typeof Content>) {
  const { frontMatter, metadata } = useDoc();
  const { search, kind, reading } = frontMatter as SiteFront;
  return (
    <div
      className={kind === "changes" ? styles.changed : undefined}
      data-pagefind-body=""
      data-pagefind-meta="aliases[data-aliases], description[data-description]"
      data-aliases={search?.join(", ") ?? ""}
      data-description={metadata.description}
    >
      <Content>
        {reading && <Reading {...reading} />}
        {children}
      </Content>
    </div>
  );
}
