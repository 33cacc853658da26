import type { Nodes } from "mdast";
import type { Finding } from "../../listings/index.ts";

/** The HTML a page may hold: folded answers, keys, small print, line breaks, and the ids of headings. */
const TAGS = ["details", "summary", "kbd", "sub", "sup", "br"];
const ALLOWED = `${TAGS.map((tag) => `<${tag}>`).join(" ")}, without attributes but <details open>; or Markdown`;
/** An allowed piece of HTML, whole, or whatever else a `<` begins: a tag with anything in it, another comment, a tag that never ends. */
const PIECE = new RegExp(`(</?(?:${TAGS.join("|")})>|<br ?/>|<details open>|<!-- #[a-z0-9-]+(?: deep)? -->)|<[^<>]*>?`, "g");

/** What parsers of CommonMark with GitHub's extensions make. Another kind of node means that something else is read in the page. */
const KNOWN = new Set<string>([
  ...["root", "yaml", "paragraph", "heading", "blockquote", "list", "listItem", "thematicBreak", "table", "tableRow", "tableCell", "code"],
  ...["text", "emphasis", "strong", "delete", "inlineCode", "break", "link", "linkReference", "image", "imageReference", "definition"],
  ...["footnoteDefinition", "footnoteReference", "html"],
  // A word behind a colon, as in go:embed: the site turns it into text again.
  "textDirective",
]);

const DIRECTIVE = { column: 1, found: "a directive, which is text on GitHub", allowed: "> [!NOTE], then the text as a quotation" };

/** A page is CommonMark as GitHub reads it, and holds no HTML but a few elements without attributes. Lines count in the tree. */
export function judgeMarkup(tree: Nodes): Finding[] {
  const line = tree.position?.start.line ?? 0;
  if (tree.type === "html") return judgeHtml(tree.value, line);
  const directive = directiveIn(tree);
  if (directive !== undefined) return [{ line: line + directive, ...DIRECTIVE }];
  if (!KNOWN.has(tree.type))
    return [{ line, column: 1, found: `a node of the kind ${tree.type}`, allowed: "CommonMark, as GitHub reads it" }];
  return "children" in tree ? tree.children.flatMap(judgeMarkup) : [];
}

/** How many lines below a node's first the site reads a directive: by its own tree, which has nodes for them, or by one of GitHub's kind. */
function directiveIn(node: Nodes): number | undefined {
  if (/^(?:container|leaf)Directive$/.test(node.type)) return 0;
  if (node.type.startsWith("textDirective")) return "attributes" in node && Object.keys(node.attributes ?? {}).length > 0 ? 0 : undefined;
  const [text, sign] =
    node.type === "paragraph"
      ? [node.children.map((child) => (child.type === "text" ? child.value : " ")).join(""), /^:{2,}[a-zA-Z]/m]
      : [node.type === "text" ? node.value : "", /:[a-zA-Z][\w-]*[[{]/];
  const at = text.search(sign);
  return at < 0 ? undefined : text.slice(0, at).split("\n").length - 1;
}

function judgeHtml(value: string, line: number): Finding[] {
  return [...value.matchAll(PIECE)].flatMap((match) => {
    const [piece, allowed] = match;
    if (allowed) return [];
    const finding = { line: line + value.slice(0, match.index).split("\n").length - 1, column: 1 };
    if (piece.startsWith("<!--"))
      return [{ ...finding, found: "an HTML comment", allowed: "<!-- #id --> or <!-- #id deep --> behind a heading" }];
    return [{ ...finding, found: inShort(piece), allowed: ALLOWED }];
  });
}

const inShort = (piece: string): string => (piece.length > 60 ? `${piece.slice(0, 60)}…` : piece).replaceAll(/\s+/g, " ");

/** Fences that Docusaurus takes off before it parses a page, so that what is in them is no code. */
export function judgeFences(text: string): Finding[] {
  return text.split("\n").flatMap((line, at) => {
    if (!/^ *`{3,4} *mdx-code-block\s*$/.test(line)) return [];
    return [
      { line: at + 1, column: 1, found: "a fence mdx-code-block, whose contents are executed", allowed: "text bash …: what is only shown" },
    ];
  });
}
