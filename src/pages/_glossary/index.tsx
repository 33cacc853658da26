import Link from "@docusaurus/Link";
import { glossaryUrl, type Term } from "../../book/glossary.ts";
import { partName } from "../../book/parts.ts";
import { Frame } from "./Frame.tsx";

/** Every term that a chapter explains, and the way to what the chapters of each part say of it. */
export default function Glossary({ terms }: { terms: Term[] }) {
  return (
    <Frame
      title="Glossary"
      description="Every term that a chapter of the book explains, and where its sentence stands."
      lead={`${terms.length} terms that chapters explain, each in a sentence.`}
      parts={terms.flatMap(({ parts }) => parts)}
      terms={terms}
    >
      {(own) => (
        <ul>
          {own.map((term) => (
            <Listed key={term.slug} {...term} />
          ))}
        </ul>
      )}
    </Frame>
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
