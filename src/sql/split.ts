import { loadModule, scanSync } from "libpg-query";

/** What is expected of a statement, on the listing's own engine and, where that is something else, on the one it is compared with. */
export type Expected = { expectations: string[]; otherwise: Record<string, string[]> };

/** One statement of a listing: where it starts (1-based line), who sends it, and what is expected of it (`--> text | text; mysql: text`). */
export type Statement = { sql: string; line: number; session: string } & Expected;

/** A comment that is neither a session's name nor an expectation. */
export type Comment = { text: string; line: number };

/** A listing's SQL, taken apart by PostgreSQL's own lexer. */
export type Script = { statements: Statement[]; comments: Comment[] };

/** Loads the lexer: once, before `splitSql`. */
export const loadLexer = (): Promise<void> => loadModule();

type Token = ReturnType<typeof scanSync>["tokens"][number];

/**
 * Splits at the semicolons that end statements: not those in strings, dollar quotes, parentheses or `BEGIN ATOMIC … END`.
 * `--@ B` switches to session B (a listing starts as A); `--> text | text` states what is expected of the statement before it.
 * Throws on text that PostgreSQL's lexer refuses.
 */
export function splitSql(text: string): Script {
  const splitter = new Splitter(text);
  for (const token of scan(text)) splitter.take(token);
  return splitter.finish();
}

function scan(text: string): Token[] {
  if (text.trim() === "") return []; // which the library takes for an error
  try {
    return scanSync(text).tokens;
  } catch {
    // The lexer's own words are lost: the library takes them for JSON.
    throw new Error(
      "PostgreSQL's lexer refuses it: a string, a quoted name or a comment that never ends, or a character that SQL has no use for",
    );
  }
}

class Splitter {
  readonly #script: Script = { statements: [], comments: [] };
  readonly #nesting = new Nesting();
  readonly #bytes: Uint8Array; // the lexer counts bytes
  #session = "A";
  #open: ({ start: number; end: number } & Expected) | undefined;

  constructor(text: string) {
    this.#bytes = new TextEncoder().encode(text);
  }

  take(token: Token): void {
    if (token.tokenName === "C_COMMENT") return;
    if (token.tokenName === "SQL_COMMENT") this.#readComment(token);
    else if (this.#nesting.endsStatement(token)) this.#close();
    else if (this.#open) this.#open.end = token.end;
    else this.#open = { start: token.start, end: token.end, expectations: [], otherwise: {} };
  }

  finish(): Script {
    this.#close();
    return this.#script;
  }

  #readComment({ text, start }: Token): void {
    const session = /^--@\s*(\w+)/.exec(text)?.[1];
    const expected = /^-->\s*(.+)/.exec(text)?.[1];
    if (session) {
      this.#close();
      this.#session = session;
    } else if (expected) {
      const target = this.#open ?? this.#script.statements.at(-1);
      const [own = "", engine, other = ""] = expected.split(OTHERWISE);
      target?.expectations.push(...partsOf(own));
      if (target && engine) target.otherwise[engine] = [...(target.otherwise[engine] ?? []), ...partsOf(other)];
    } else {
      this.#script.comments.push({ text, line: this.#lineOf(start) });
    }
  }

  #close(): void {
    if (!this.#open) return;
    const { start, end, expectations, otherwise } = this.#open;
    const sql = this.#textOf(start, end);
    this.#script.statements.push({ sql, line: this.#lineOf(start), session: this.#session, expectations, otherwise });
    this.#open = undefined;
  }

  #lineOf(offset: number): number {
    return this.#textOf(0, offset).split("\n").length;
  }

  #textOf(start: number, end: number): string {
    return new TextDecoder().decode(this.#bytes.subarray(start, end));
  }
}

/** Between what is expected on the listing's own engine, and on the one that it is compared with. */
const OTHERWISE = /(?:^|;)\s*(mysql):\s*/;

const partsOf = (text: string): string[] =>
  text
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);

/** Follows parentheses and `BEGIN ATOMIC … END` (SQL-standard function bodies), in which `CASE … END` nests. */
class Nesting {
  #depth = 0;
  #atomic = false;
  #cases = 0;
  #previous = "";

  endsStatement({ text }: Token): boolean {
    const word = text.toUpperCase();
    if (word === "(") this.#depth += 1;
    else if (word === ")") this.#depth -= 1;
    else if (word === "ATOMIC" && this.#previous === "BEGIN") this.#atomic = true;
    else if (this.#atomic) this.#follow(word);
    this.#previous = word;
    return word === ";" && this.#depth <= 0 && !this.#atomic;
  }

  #follow(word: string): void {
    if (word === "CASE") this.#cases += 1;
    if (word !== "END") return;
    if (this.#cases > 0) this.#cases -= 1;
    else this.#atomic = false;
  }
}
