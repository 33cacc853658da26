import Link from "@docusaurus/Link";
import { type Entry, type Piece, wordId } from "../../book/glossary.ts";
import { partName } from "../../book/parts.ts";
import { Frame } from "./Frame.tsx";

/** `parts`: all that have terms. */
type Props = { part: string; parts: string[]; entries: Entry[] };

/** Every term that a chapter of the part explains, with its sentence and the way to the chapter. */
export default function GlossaryOfPart({ part, parts, entries }: Props) {
  const name = partName(part);
  return (
    <Frame
      title={`Glossary of ${name}`}
      description={`${entries.length} terms of ${name}, each in one sentence, with the chapter that shows it.`}
      lead={`${entries.length} terms, each in the sentence of the chapter that explains it.`}
      parts={parts}
      current={part}
      terms={entries}
    >
      {(own) => (
        <dl>
          {own.map((entry) => (
            <Explained key={entry.slug} {...entry} />
          ))}
        </dl>
      )}
    </Frame>
  );
}

function Explained({ name, slug, meanings }: Entry) {
  return (
    <div id={slug}>
      <dt>{name}</dt>
      {meanings.map(({ url, title, pieces }) => (
        <dd key={url}>
          {spaced(pieces).map(show)}
          <Link to={`${url}#${wordId(slug)}`}>{title}</Link>
        </dd>
      ))}
    </div>
  );
}

/** With a space behind, in the last text: of its own it would be parted from it by a comment, for each of hundreds of terms. */
function spaced(pieces: Piece[]): Piece[] {
  const last = pieces.at(-1);
  return typeof last === "string" ? [...pieces.slice(0, -1), `${last} `] : [...pieces, " "];
}

const show = (piece: Piece, at: number) => (typeof piece === "string" ? piece : <code key={at}>{piece[0]}</code>);
