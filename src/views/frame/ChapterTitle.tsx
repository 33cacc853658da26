/** A page of a part; a chapter with its number. */
export type ListedPage = { number?: number | undefined; title: string; url: string };

/** The title of a page in the contents; of a chapter with its number, by which people speak of it. */
export const ChapterTitle = ({ of: { number, title } }: { of: ListedPage }) => (number === undefined ? title : `${number} · ${title}`);
