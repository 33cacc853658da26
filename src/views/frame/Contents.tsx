import Link from "@docusaurus/Link";
import clsx from "clsx";
import { ChapterTitle, type ListedPage } from "./ChapterTitle.tsx";
import { PartName } from "./PartName.tsx";
import styles from "./styles.module.css";

/** A part of the book; its chapters only where the reader is in it. */
export type ContentsPart = { name: string; url: string; here: boolean; chapters: ListedPage[] };

/** What the menu's button points at. */
export const CONTENTS = "contents";

type Props = { parts: ContentsPart[]; path: string; beside: boolean };

/** The book's contents: beside a chapter where there is room, elsewhere a popover. One list in the page for both. */
export function Contents({ parts, path, beside }: Props) {
  const current = (url: string) => (url === path ? "page" : undefined);
  return (
    <nav id={CONTENTS} popover="auto" aria-label="Contents" className={clsx(styles.contents, beside && styles.beside)}>
      <ul>
        {parts.map(({ name, url, chapters }) => (
          <li key={url}>
            <Link to={url} aria-current={current(url)}>
              <PartName name={name} />
            </Link>
            {chapters.length > 0 && (
              <ul>
                {chapters.map((chapter) => (
                  <li key={chapter.url}>
                    <Link to={chapter.url} aria-current={current(chapter.url)}>
                      <ChapterTitle of={chapter} />
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
        <li>
          <Link to="/questions/" aria-current={current("/questions/") ?? (path.startsWith("/questions/") ? "true" : undefined)}>
            All questions
          </Link>
        </li>
      </ul>
    </nav>
  );
}
