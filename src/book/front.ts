import * as z from "zod";
import { type Complaint, type Finding, nearest } from "../listings/index.ts";
import { isChapter } from "./names.ts";
import { cutFront, readYaml, type SafeYaml } from "./yaml.ts";

const text = z.string("a text; in quotes where YAML reads something else, such as 2026").trim().min(1, "nothing");
const alias = z.union([text, z.number().transform(String)], "a word; in quotes where YAML reads something else, such as NULL or yes");

/** What a page's front matter says, to the site around it and to readers who search. What makes a page special is here and nowhere in code. */
const FRONT = z.strictObject({
  title: text.describe("what the page is called"),
  description: text
    .min(20, "shorter than 20 characters")
    .max(200, "longer than 200 characters")
    .describe("one sentence of 20 to 200 characters: what the page promises"),
  search: z.array(alias).default([]).describe("other words that it is searched by"),
  sidebar_label: text.optional().describe("a shorter title, for the contents"),
  sidebar_position: z.number().default(0).describe("a number: its place among the pages of its part that are no chapters"),
  footer: text.optional().describe("the words of its link at the foot of every page"),
  kind: z.literal("changes").optional().describe("`changes`: its tables are claims that a release has overtaken"),
  sandbox: text.optional().describe("the schema of static/sql that can be tried on it"),
  specimen: z
    .strictObject({ listing: text, question: text, link: text })
    .optional()
    .describe("the listing of it that the home page shows, what is asked above it, and the words of the link below"),
  bench: z
    .strictObject({ listing: text, name: text })
    .optional()
    .describe("a listing of it that the bench runs in the page, and what the record calls that"),
});
export type Front = z.infer<typeof FRONT>;

/** A chapter is found by more words than its title has. */
const CHAPTER = z.strictObject({
  ...FRONT.shape,
  search: z.array(alias).min(3, "fewer than three").describe("three or more other words that it is searched by"),
});

const EXAMPLES: Record<keyof Front, string> = {
  title: 'title: "Channels: open, closed, nil"',
  description: "description: After this chapter you can say what every channel operation does in every state.",
  search: 'search: [chan, closed channel, "40001"]',
  sidebar_label: "sidebar_label: Sandbox",
  sidebar_position: "sidebar_position: 90",
  footer: "footer: Answers that were right once",
  kind: "kind: changes",
  sandbox: "sandbox: shop",
  specimen: "specimen: { listing: drain, question: What do three receives give?, link: Read the chapter on channels }",
  bench: "bench: { listing: plan, name: a plan of a join }",
};
const KEYS = Object.keys(EXAMPLES) as (keyof Front)[];

/** What was read of a page. `front`: undefined where anything is wrong with it; `body`: what stands below it, all where there is none. */
export type ReadFront = { front: Front | undefined; body: string; complaints: Complaint[] };

/**
 * Reads the front matter of a page, for everybody who asks what a page says of itself.
 * @param file the page's path from the book's folder: a chapter has to say more than other pages
 */
export function readFront(file: string, page: string): ReadFront {
  const cut = cutFront(page);
  if ("found" in cut) return { front: undefined, body: page, complaints: [{ file, ...cut }] };
  const read = readYaml(cut.yaml);
  if ("found" in read) return { front: undefined, body: cut.body, complaints: [{ file, ...read }] };
  const { data, error } = (isChapter(file) ? CHAPTER : FRONT).safeParse(read.value);
  const findings = (error?.issues.flatMap((issue) => explain(issue, read, isChapter(file))) ?? []).sort((a, b) => a.line - b.line);
  return { front: data, body: cut.body, complaints: findings.map((finding) => ({ file, ...finding })) };
}

/** What keeps front matter from being read at all, where a page has any: for those who ask for its listings, not for what it says of itself. */
export function unreadable(file: string, page: string): Complaint[] {
  const cut = cutFront(page);
  const read = "found" in cut ? cut : readYaml(cut.yaml);
  return "found" in read && page.trimStart().startsWith("---") ? [{ file, ...read }] : [];
}

function explain(issue: z.core.$ZodIssue, { value, lineOf }: SafeYaml, ofChapter: boolean): Finding[] {
  const [key] = issue.path as (keyof Front)[];
  const at = (path: PropertyKey[], found: string, rest: Pick<Finding, "allowed" | "paste">) => [
    { line: lineOf(path), column: 1, found, ...rest },
  ];
  if (issue.code === "unrecognized_keys")
    return issue.keys.flatMap((name) => at([...issue.path, name], `the unknown key ${name} in front matter`, instead(name, key)));
  if (!key) return at([], "front matter without keys", { allowed: KEYS.join(" "), paste: EXAMPLES.title });
  const there = key in (value as object);
  const allowed = `${key}, ${(ofChapter ? CHAPTER : FRONT).shape[key].description}`;
  const found = there ? `${issue.path.join(".")} in front matter: ${issue.message}` : `no ${key} in front matter`;
  return at(there ? issue.path : [], found, { allowed, paste: EXAMPLES[key] });
}

/** Instead of an unknown key: of the page, those that there are; within one of them, what it looks like. */
function instead(name: string, within: keyof Front | undefined): Pick<Finding, "allowed" | "paste"> {
  if (within) return { allowed: FRONT.shape[within].description ?? "", paste: EXAMPLES[within] };
  const guess = nearest(name, KEYS);
  return { allowed: KEYS.join(" "), ...(guess && { paste: EXAMPLES[guess as keyof Front] }) };
}
