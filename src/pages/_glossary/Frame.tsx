import useBrokenLinks from "@docusaurus/useBrokenLinks";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import type { ReactNode } from "react";
import { Letters } from "./Letters.tsx";
import { Parts } from "./Parts.tsx";
import styles from "./styles.module.css";

type Props<Named> = {
  title: string;
  description: string;
  /** Below the title: how many there are, and of what. */
  lead: string;
  /** All that have terms. */
  parts: readonly string[];
  /** The part whose terms these are; none: of all. */
  current?: string;
  terms: readonly Named[];
  /** The terms of one letter. */
  children(own: Named[]): ReactNode;
};

/** A page of terms by their letters, with the way to those of the other parts. Each term is a place to link to. */
export function Frame<Named extends { slug: string }>({ title, description, lead, parts, current, terms, children }: Props<Named>) {
  const { collectAnchor } = useBrokenLinks();
  for (const { slug } of terms) collectAnchor(slug);
  return (
    <Layout title={title} description={description}>
      <main className={clsx("markdown", styles.glossary)}>
        <Heading as="h1">{title}</Heading>
        <p>{lead}</p>
        <Parts parts={parts} current={current} />
        <Letters terms={terms}>{children}</Letters>
      </main>
    </Layout>
  );
}
