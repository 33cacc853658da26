import { readdirSync } from "node:fs";
import { extname } from "node:path";
import { type Complaint, nearest } from "../../listings/index.ts";
import { chapterFile, chapterOf, folderOf, indexOf, isPage, isPicture, OTHERS, PICTURES, slugOf, urlOf } from "../names.ts";
import { PARTS } from "../parts.ts";

/** A file by its path from the book's folder. `isOwn`: it is one itself, and no link to another. */
export type Found = { file: string; isOwn: boolean };

/** Every file below a folder, by path. What editors and systems leave, hidden or `x.md~`, becomes part of no site, and is left out. */
export function filesBelow(root: string, folder: string): Found[] {
  const entries = readdirSync(`${root}/${folder}`, { withFileTypes: true }).filter(({ name }) => !/^\.|~$/.test(name));
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, file) : [{ file, isOwn: entry.isFile() }];
    });
}

const CHAPTER = "docs/<part>/NN-slug.md: two digits (three from 100 on), words of small letters and digits";

/** Every file below `docs` is one that the book knows, by its name alone; no two have one address, and no two chapters of a part one number. */
export function judgeNames(found: readonly Found[]): Complaint[] {
  const pages = found.map(({ file }) => file).filter(isPage);
  const numbers = later(pages, numberOf, (number) => `the number ${number} again`, "one of its own, which the index plans");
  const addresses = later(pages, urlOf, (url) => `the address ${url} again`, "words of its own behind the number");
  return [...found.flatMap(judgeName), ...numbers, ...addresses];
}

/** A chapter's, with its part: `8 of go`. */
function numberOf(file: string): string | undefined {
  const chapter = chapterOf(file);
  return chapter && `${chapter.number} of ${chapter.part}`;
}

/** What an earlier page has already. */
function later(pages: string[], mark: (file: string) => string | undefined, found: (mark: string) => string, allowed: string): Complaint[] {
  return [...Map.groupBy(pages, mark)].flatMap(([own, [first, ...others]]) =>
    own === undefined ? [] : others.map((file) => complain(file, found(own), `${allowed}: ${first} has it`)),
  );
}

const complain = (file: string, found: string, allowed: string, paste?: string): Complaint => ({
  ...{ file, line: 1, column: 1, found, allowed },
  ...(paste !== undefined && { paste }),
});

function judgeName({ file, isOwn }: Found): Complaint[] {
  if (!isOwn) return [complain(file, "a link to another file, or a device", "a file of its own")];
  if (isPage(file) || isPicture(file)) return [];
  const ending = extname(file).slice(1);
  if (ending === "mdx") {
    const only = OTHERS.filter((other) => other.endsWith(".mdx"));
    return [
      complain(file, "a page of MDX, whose expressions run when the site is built", `Markdown; by name, in src/book/names.ts: ${only}`),
    ];
  }
  if (ending !== "md" && !PICTURES.some((known) => known === ending))
    return [complain(file, ending ? `a file of the type ${ending}` : "a file of no type", `md, and pictures: ${PICTURES.join(" ")}`)];
  return [judgePart(file) ?? (ending === "md" ? judgePage(file) : judgePicture(file))];
}

function judgePart(file: string): Complaint | undefined {
  const [folder, parts] = [folderOf(file), PARTS.map(({ id }) => id)];
  if (parts.includes(folder)) return undefined;
  const guess = nearest(folder.toLowerCase(), parts);
  const found = folder ? `the folder ${folder}, which is no part of the book` : "a file in no part of the book";
  const move = guess && `git mv ${quoted(file)} ${quoted(file.replace(folder, guess))}`;
  return complain(file, found, `${parts.join(" ")}, by src/book/parts.ts; other pages by name: ${OTHERS.join(" ")}`, move || undefined);
}

function judgePage(file: string): Complaint {
  const [, part = "", deeper = "", name = ""] = /^docs\/([^/]+)\/(.*\/)?(.*)\.md$/.exec(file) ?? [];
  const [, digits, words = ""] = /^(\d+)(.*)$/.exec(name) ?? [];
  const slug = slugOf(words);
  if (deeper) return complain(file, `a page in a folder of ${part}`, CHAPTER);
  if (!digits) return complain(file, "a page that is neither a chapter nor an index", `${CHAPTER}; ${indexOf(part)}; ${OTHERS.join("; ")}`);
  const better = slug && Number(digits) > 0 ? chapterFile({ part, number: Number(digits), slug }) : "";
  const move = chapterOf(better) && `git mv ${quoted(file)} ${better}`;
  return complain(file, `a chapter by the name ${JSON.stringify(name)}`, CHAPTER, move || undefined);
}

const judgePicture = (file: string): Complaint =>
  complain(
    file,
    "a picture's name as no page can link to it",
    "docs/<part>/words-of-it.png, of small letters and digits, or in docs/<part>/img/",
  );

const quoted = (file: string): string => (/[^\w./-]/.test(file) ? JSON.stringify(file) : file);
