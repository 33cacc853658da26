import Link from "@docusaurus/Link";
import { Redirect } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import { filterQuestions, isEmpty, writeFilter } from "../../book/filter.ts";
import { PARTS } from "../../book/parts.ts";
import { type ChapterQuestions, countQuestions, paginate, questionsUrl } from "../../book/questions.ts";
import { ANKI } from "../../cards/address.ts";
import { INTERVIEW } from "../../interview/scenario.ts";
import { Counts } from "./Counts.tsx";
import { FilterForm, useFilter, useStanding } from "./filter.tsx";
import { QuestionList } from "./List.tsx";
import styles from "./styles.module.css";

/** The cards are written when the site is built; in development there are none. */
const isPublished = process.env.NODE_ENV === "production";

type Props = { parts: Record<string, ChapterQuestions[]> };

/** How many questions there are of each part and level, and the way to their lists. What is looked for narrows the counts, and is listed below. */
export default function Questions({ parts }: Props) {
  const asked = useFilter();
  const base = useBaseUrl("/");
  const { filter, part } = asked;
  const stands = useStanding(filter);
  // Every question stood on this page once, and links to parts of that list are in the world.
  if (Object.hasOwn(parts, part)) return <Redirect to={`${base}${questionsUrl(part).slice(1)}${writeFilter(filter)}`} />;

  const found = PARTS.map(({ id, name }) => ({ id, name, chapters: filterQuestions(parts[id] ?? [], filter, stands) }));
  const [all, left] = [Object.values(parts).flat(), found.flatMap(({ chapters }) => chapters)].map((list) => countQuestions(list).all);
  return (
    <Layout title="All questions" description="Every interview question of the book, by part and level.">
      <main className={clsx("markdown", styles.questions)} data-reads-address="">
        <Heading as="h1">All questions</Heading>
        <p>
          Every number leads to a list: your part, at the level you interview for. <Link to="/practice/">Practice</Link> asks them, and asks
          again what you are about to forget; a <Link to={INTERVIEW}>mock interview</Link> follows up on what you leave out.
        </p>
        <FilterForm {...asked}>{isEmpty(filter) ? `${all} questions` : `${left} of ${all} questions`}</FilterForm>
        <Counts rows={found.map(({ chapters, ...part }) => ({ ...part, counts: countQuestions(chapters) }))} filter={filter} />
        {isPublished && (
          <p>
            <a href={base + ANKI} download>
              All {all} as cards for Anki
            </a>
            . Import the file there; a newer one updates the cards and keeps what you have learned.
          </p>
        )}
        {left === 0 && <p>No question has all of this. Fewer words may do, or another level.</p>}
        {!isEmpty(filter) && found.map((part) => <Found key={part.id} {...part} base={base} more={writeFilter(filter)} />)}
      </main>
    </Layout>
  );
}

type FoundProps = { id: string; name: string; chapters: ChapterQuestions[]; base: string; more: string };

/** What was found in a part; its page has all of it where that is much. */
function Found({ id, name, chapters, base, more }: FoundProps) {
  const [first = [], ...rest] = paginate(chapters);
  if (first.length === 0) return null;
  return (
    <>
      <Heading as="h2">{name}</Heading>
      <QuestionList chapters={first} base={base} heading="h3" />
      {rest.length > 0 && (
        <p>
          <Link to={questionsUrl(id) + more}>
            All {countQuestions(chapters).all} on {name}
          </Link>
        </p>
      )}
    </>
  );
}
