import type { ChapterQuestions } from "../../book/questions.ts";
import styles from "./styles.module.css";

type Props = {
  chapters: readonly ChapterQuestions[];
  /** The site's base URL. */
  base: string;
  heading: "h2" | "h3";
};

/** Questions by chapter, as links. The lightest of markup, for hundreds of them: tests/browser/weight.test.ts. */
export function QuestionList({ chapters, base, heading: Heading }: Props) {
  return chapters.map(({ title, url, questions }) => {
    const chapter = `${base}${url.slice(1)}`;
    return (
      <section key={url} className={styles.chapter}>
        <Heading>
          <a href={chapter}>{title}</a>
        </Heading>
        <ul>
          {questions.map(({ id, text, level }) => (
            <li key={id}>
              <a href={`${chapter}#${id}`}>{text}</a> <small>{level}</small>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
