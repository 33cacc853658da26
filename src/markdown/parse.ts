import type { Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);

/** Parses a chapter the way the site does: CommonMark with GitHub's extensions and YAML front matter. */
export const parseMarkdown = (source: string): Root => processor.parse(source);
