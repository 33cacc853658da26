import { compatibleWith } from "../compatible.ts";
import { type Finding, nearest } from "../complaint.ts";

export type ReplyLine = { line: number; text: string };

/** One thing that happens in a transcript, and the reply that stands below it. */
export type TranscriptStep = {
  /** 1-based line within the listing, and the last one of what is sent. */
  line: number;
  end: number;
  reply: ReplyLine[];
  /** What another engine replies, where that differs. */
  otherwise: (ReplyLine & { engine: string })[];
} & (
  | { kind: "command"; client: string /** Where the client connects, when not to the first server. */; node?: string; command: string }
  | { kind: "action"; action: string }
);

const PROMPT = /^([A-Za-z][\w-]*)(?:@([a-z][\w-]*))?> (.*)$/;
const ACTION = /^! (.+)$/;
const COMMENT = /^#(?: |$)/;
/** Before a reply of an engine that is compared: its name. */
const OTHERWISE = new RegExp(`^(${compatibleWith("redis").join("|") || "(?!)"}):(?: (.*))?$`);

/** What stands for a reply that has not come, for the coming of it, and for a message that comes unasked, by Pub/Sub. */
export const WAITS = "(waits)";
export const RESUMES = "(resumes)";
export const RECEIVES = "(receives)";

/**
 * Takes a `console redis` transcript apart. `A> GET k` is a command of client A, `A@replica> …` one on another server; `A> (resumes)` and
 * `A> (receives)` have what comes later; `! crash` acts on the servers; `# …` is a comment; `valkey: …` is what that engine replies otherwise;
 * all else is the reply to what stands above it. A command goes on while a quote is open.
 */
export function parseTranscript(body: string): TranscriptStep[] {
  const steps: TranscriptStep[] = [];
  const lines = body.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const prompt = PROMPT.exec(line);
    if (prompt) {
      const [, client = "", node, first = ""] = prompt;
      let command = first;
      const start = at + 1;
      while (hasOpenQuote(command) && at + 1 < lines.length) {
        at += 1;
        command += `\n${lines[at]}`;
      }
      steps.push({ kind: "command", line: start, end: at + 1, client, ...(node && { node }), command, reply: [], otherwise: [] });
    } else if (ACTION.test(line))
      steps.push({ kind: "action", line: at + 1, end: at + 1, action: line.slice(2).trim(), reply: [], otherwise: [] });
    else if (line.trim() !== "" && !COMMENT.test(line)) takeReply(steps.at(-1), { line: at + 1, text: line });
  }
  return steps;
}

function takeReply(step: TranscriptStep | undefined, { line, text }: ReplyLine): void {
  const [, engine, own = ""] = OTHERWISE.exec(text) ?? [];
  if (engine) step?.otherwise.push({ line, text: own, engine });
  else step?.reply.push({ line, text });
}

const hasOpenQuote = (text: string): boolean => splitWords(text) === undefined;

/** What is executed of a transcript: its inputs. Replies are evidence, like outputs. */
export const inputsOf = (steps: TranscriptStep[]): string =>
  steps.map((step) => (step.kind === "action" ? `! ${step.action}` : `${promptOf(step)} ${step.command}`)).join("\n");

/** As it is written: a shell's is its whole name. */
const promptOf = ({ client, node }: { client: string; node?: string | undefined }): string =>
  client === "$" ? client : `${client}${node ? `@${node}` : ""}>`;

/**
 * The transcript with other replies, step by step: prompts, comments and empty lines stay as they are.
 * @param engine whose replies these are, when not those of the listing's own: they are marked, and stand below them
 */
export function withReplies(body: string, steps: TranscriptStep[], replies: string[][], engine?: string): string {
  const linesOf = ({ reply, otherwise }: TranscriptStep) => (engine ? otherwise.filter((other) => other.engine === engine) : reply);
  const replaced = new Set(steps.flatMap(linesOf).map(({ line }) => line));
  const lastOf = ({ end, reply }: TranscriptStep) => (engine ? (reply.at(-1)?.line ?? end) : end);
  const written = (text: string) => (engine ? `${engine}: ${text}` : text);
  const below = new Map(steps.map((step, at) => [lastOf(step), (replies[at] ?? []).map(written)]));
  return body
    .split("\n")
    .flatMap((line, at) => [...(replaced.has(at + 1) ? [] : [line]), ...(below.get(at + 1) ?? [])])
    .join("\n");
}

const WORD = /\s*(?:"((?:\\[\s\S]|[^"\\])*)"|'((?:\\'|[^'])*)'|([^\s"']+))/y;
const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", a: "\x07", b: "\b" };

/** The words of a command, quoted as redis-cli has it: escapes in double quotes, none but `\'` in single ones. `undefined`: a quote is open. */
export function splitWords(text: string): string[] | undefined {
  const words: string[] = [];
  const trimmed = text.trimEnd();
  WORD.lastIndex = 0;
  while (WORD.lastIndex < trimmed.length) {
    const match = WORD.exec(trimmed);
    if (!match) return undefined;
    const [, double, single, bare] = match;
    if (double !== undefined) words.push(unescapeDouble(double));
    else words.push(single !== undefined ? single.replaceAll("\\'", "'") : (bare ?? ""));
  }
  return words;
}

const unescapeDouble = (text: string): string =>
  text.replace(/\\x([0-9a-fA-F]{2})|\\([\s\S])/g, (_, hex: string, character: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[character] ?? character),
  );

/** What an author may have got wrong before anything runs. `line`: of the fence. */
export function transcriptFindings(steps: TranscriptStep[], body: string, line: number): Finding[] {
  const allowed =
    "A> COMMAND, A@server> COMMAND, A> (resumes), A> (receives), ! crash|restart|failover|files|cut|until, # comment, and replies below them";
  if (steps.length === 0) return [{ line, column: 1, found: "a transcript without a command", allowed, paste: "A> PING" }];
  const stray = body.split("\n").findIndex((text) => text.trim() !== "" && !COMMENT.test(text));
  const findings: Finding[] = [];
  if ((steps[0]?.line ?? 1) > stray + 1)
    findings.push({ line: line + stray + 1, column: 1, found: "a reply above the first command", allowed });
  return [
    ...findings,
    ...steps.flatMap((step) =>
      step.kind === "command"
        ? [...checkCommand(step, line + step.line), ...checkTimeLeft(step, line)]
        : checkAction(step.action, line + step.line),
    ),
  ];
}

/** Replies of an engine that the fence does not name. `line`: of the fence. */
export const strayReplies = (steps: TranscriptStep[], also: string | undefined, line: number): Finding[] =>
  steps.flatMap(({ otherwise }) =>
    otherwise
      .filter(({ engine }) => engine !== also)
      .map((own) => ({
        line: line + own.line,
        column: 1,
        found: `${own.engine}: ${own.text}, and the fence does not say also=${own.engine}`,
        allowed: `also=${own.engine} in the fence; on=${own.engine}, where its replies need no name; or no such line`,
      })),
  );

const EVENTS = [RESUMES, RECEIVES];

function checkCommand({ client, node, command }: Extract<TranscriptStep, { kind: "command" }>, line: number): Finding[] {
  const prompt = promptOf({ client, node });
  const finding = { line, column: 1, found: `${prompt} ${command}` };
  if (splitWords(command) === undefined) return [{ line, column: 1, found: "a quote that is never closed" }];
  if (/^hello\s+3\b/i.test(command)) return [{ ...finding, allowed: "RESP2, which a connection speaks from the start" }];
  if (!command.startsWith("(") || EVENTS.includes(command)) return [];
  const guess = nearest(command, EVENTS);
  return [{ ...finding, allowed: `${EVENTS.join(" ")}, or a command`, ...(guess && { paste: `${prompt} ${guess}` }) }];
}

/** What is left of a time, to the second: by the time that a busy machine asks, one may have passed. */
function checkTimeLeft({ command, reply, otherwise }: Extract<TranscriptStep, { kind: "command" }>, line: number): Finding[] {
  if (!/^h?p?ttl\b/i.test(command)) return [];
  const written = [...reply, ...otherwise.map((own) => ({ line: own.line, text: `${own.engine}: ${own.text}` }))];
  return written.flatMap((own) => {
    const [, before, left] = /^(.*\(integer\) )(\d+)$/.exec(own.text) ?? [];
    if (before === undefined) return [];
    const range = { allowed: "a range: a second may have passed", paste: `${before}1..${left}` };
    return [{ line: line + own.line, column: 1, found: own.text, ...range }];
  });
}

/** The names of `files` and `cut` stay below the server's own folder. */
const ACTIONS =
  /^crash( [a-z][\w-]*)*$|^(restart|failover)( [a-z][\w-]*)?$|^files \w[\w-]*$|^cut (\w[\w-]*\/)?\w[\w.-]* \d+$|^until .+ = .+$/;

const checkAction = (action: string, line: number): Finding[] =>
  ACTIONS.test(action)
    ? []
    : [
        {
          line,
          column: 1,
          found: `! ${action}`,
          allowed: "! crash [SERVER…], ! restart [SERVER], ! failover, ! files FOLDER, ! cut FILE BYTES, ! until COMMAND = REPLY",
        },
      ];
