import { posix } from "node:path";
import { PARTS } from "./parts.ts";

/** A chapter by its file: `docs/go/08-channels.md` is number 8 of the part `go`. */
export type ChapterName = { part: string; number: number; slug: string };

/**
 * The pages that are neither a chapter nor the index of a part, by name. The one that ends in `.mdx` may hold components and expressions, which
 * are executed when the site is built: its changes are read as code is.
 */
export const OTHERS = ["docs/arsenal/changed.md", "docs/sql/sandbox.mdx"] as const;

/** What a page may show besides text and diagrams, by the ending of the file. */
export const PICTURES = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"] as const;

/** Words of small letters; a digit comes first in none, since Docusaurus takes `08-2pc` for a version. */
const SLUG = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
/** Two digits, and more where a part has more chapters. The bench has thousands. */
const CHAPTER = new RegExp(`^docs/([a-z]+)/(\\d{2,4})-(${SLUG})\\.md$`);
const PICTURE = new RegExp(`^docs/[a-z]+/(?:img/)?${SLUG}\\.(?:${PICTURES.join("|")})$`);

/** Which chapter a file is; undefined where it is none. The one place that says so, for the site, its rules, and the bench. */
export function chapterOf(file: string): ChapterName | undefined {
  const [, part, digits, slug] = CHAPTER.exec(file) ?? [];
  if (!part || !digits || !slug) return undefined;
  const number = Number(digits);
  return number > 0 && digitsOf(number) === digits ? { part, number, slug } : undefined;
}

export const isChapter = (file: string): boolean => chapterOf(file) !== undefined;

/** The file of a chapter. */
export const chapterFile = ({ part, number, slug }: ChapterName): string => `docs/${part}/${digitsOf(number)}-${slug}.md`;

const digitsOf = (number: number): string => String(number).padStart(2, "0");

/** The index of a part, which opens it and plans its chapters. */
export const indexOf = (part: string): string => `docs/${part}/index.md`;
export const isIndex = (file: string): boolean => PARTS.some(({ id }) => file === indexOf(id));

/** The folder below `docs` that a file stands in; empty for one that stands in none. */
export const folderOf = (file: string): string => /^docs\/([^/]+)\//.exec(file)?.[1] ?? "";

const isOther = (file: string): boolean => OTHERS.some((other) => other === file);

/** A file that becomes a page of the site. */
export const isPage = (file: string): boolean =>
  isOther(file) || isIndex(file) || (isChapter(file) && PARTS.some(({ id }) => id === folderOf(file)));

export const isPicture = (file: string): boolean => PICTURE.test(file);

/** A page whose components and expressions are executed. */
export const isMdx = (file: string): boolean => isOther(file) && file.endsWith(".mdx");

/** Words of an address, from a title: `Maps: growth` → `maps-growth`. Empty where a title has no letter of the alphabet that could begin it. */
export const slugOf = (title: string): string =>
  title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-$/g, "");

/** A page's path without the number and the ending of its file: `docs/go/08-channels.md` → `go/channels`. */
export const nameOf = (file: string): string => unnumbered(file.replace(/^docs\//, "")).replace(/\.mdx?$/, "");

/** A path of pages without numbers: `../go/08-channels.md` → `../go/channels.md`. */
export const unnumbered = (path: string): string => path.replaceAll(/(^|\/)\d+-/g, "$1");

/** What a link within the book means, `../go/08-channels.md#l-edges` or `#l-edges`: the file by its path from the book's folder, and the place in it. */
export function targetOf(url: string, file: string): { file: string; id: string } {
  const [path = "", id = ""] = url.split("#");
  return { file: path === "" ? file : posix.join(posix.dirname(file), path), id };
}

/** Where a page is read: `docs/go/08-channels.md` → `/go/channels/`, `docs/go/index.md` → `/go/`. */
export const urlOf = (file: string): string => `/${nameOf(file)}/`.replace(/\/index\/$/, "/");

/** What readers type to get to a page: `docs/go/08-channels.md` → `tests/search/queries/go/08-channels.yaml`. */
export const queriesPath = (file: string): string => file.replace(/^docs/, "tests/search/queries").replace(/\.md$/, ".yaml");
