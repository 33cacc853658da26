import Link from "@docusaurus/Link";
import useBrokenLinks from "@docusaurus/useBrokenLinks";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import { glossaryUrl, type Term } from "../../book/glossary.ts";
import { partName } from "../../book/parts.ts";
import { Letters } from "./Letters.tsx";
import { Parts } from "./Parts.tsx";
import styles from "./styles.module.css";

/** Every term that a chapter explains, and the way to what the chapters of each part say of it. */
export default function Glossary({ terms }: { terms: Term[] }) {
  const { collectAnchor } = useBrokenLinks();
  for (const { slug } of terms) collectAnchor(slug);
  return (
    <Layout title="Glossary" description="Every term that a chapter of the book explains, and where its sentence stands.">
      <main className={clsx("markdown", styles.glossary)}>
        <Heading as="h1">Glossary</Heading>
        <p>{`${terms.length} terms that chapters explain, each in a sentence.`}</p>
        <Parts parts={terms.flatMap(({ parts }) => parts)} />
        <Letters terms={terms}>
          {(own) => (
            <ul>
              {own.map((term) => (
                <Listed key={term.slug} {...term} />
              ))}
            </ul>
          )}
        </Letters>
      </main>
    </Layout>
  );
}

/** A term of several parts has a link for each. */
function Listed({ name, slug, parts }: Term) {
  const [only = "", ...others] = parts;
  if (others.length === 0)
    return (
      <li id={slug}>
        <Link to={glossaryUrl(only, slug)}>{name}</Link>
      </li>
    );
  return (
    <li id={slug}>
      {`${name}:`}
      {parts.map((part) => (
        <Link key={part} to={glossaryUrl(part, slug)}>
          {partName(part)}
        </Link>
      ))}
    </li>
  );
}
