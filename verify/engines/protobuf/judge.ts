import { type Listing, parseWants, type Want } from "../../../src/listings/index.ts";
import type { Judges } from "../../engine.ts";
import { judgeOutput } from "../../judge/output.ts";
import { claimOnly, type Problem, problem, type Verdict } from "../../judge/verdict.ts";
import type { BufFinding, Seen } from "./seen.ts";

const COMPILE = "COMPILE";

export const PROTOBUF_JUDGES: Judges<"protobuf", Seen> = {
  "protobuf lint": judgeLint,
  "protobuf breaking": judgeBreaking,
  "protobuf wire": judgeWire,
};

/** `protobuf lint`: the compiler and the rules say every `// want` on its line, and nothing else. */
function judgeLint(listing: Listing, seen: Seen): Verdict {
  const reviewed = findingsOf(listing, seen);
  if (!Array.isArray(reviewed)) return reviewed;
  const wants = parseWants(listing.code);
  const agrees = (want: Want, finding: BufFinding) => want.line === finding.line && told(finding).includes(want.text);
  const unmet = wants.filter((want) => !reviewed.some((finding) => agrees(want, finding)));
  const unexpected = reviewed.filter((finding) => !wants.some((want) => agrees(want, finding)));
  const contract = [
    ...unmet.map(({ line, text }) => problem(listing.line + line, `"${text}" was not reported here`)),
    ...unexpected.map((finding) => problem(listing.line + finding.line, `reported, but not expected: ${told(finding)}`)),
  ];
  // The marks say it already; an author who wants the words as well adds the fence.
  return contract.length > 0 || !listing.output ? claimOnly(contract) : { contract, ...judgeOutput(listing, [list(reviewed)]) };
}

/** `protobuf breaking`: exactly the rules of `rule=` are broken; its output is what buf says. */
function judgeBreaking(listing: Listing<"protobuf breaking">, seen: Seen): Verdict {
  const reviewed = findingsOf(listing, seen);
  if (!Array.isArray(reviewed)) return reviewed;
  const { contract, line } = listing;
  const broken = reviewed.find(({ rule }) => rule === COMPILE);
  if (broken) return claimOnly([problem(line + broken.line, `does not compile: ${broken.message}`)]);
  const unmet = contract.rule.filter((rule) => !reviewed.some((finding) => finding.rule === rule));
  const unexpected = reviewed.filter(({ rule }) => !contract.rule.includes(rule));
  const problems = [
    ...unmet.map((rule) => problem(line, `does not break ${rule} (category=${contract.category} of=${contract.of})`)),
    ...unexpected.map((finding) => problem(line + finding.line, `breaks a rule it does not name: ${told(finding)}`)),
  ];
  return problems.length > 0 ? claimOnly(problems) : { contract: [], ...judgeOutput(listing, [list(reviewed)]) };
}

/** `protobuf wire`: the file compiles, what is not marked with `// want` goes through, and its output is the bytes. */
function judgeWire(listing: Listing, seen: Seen): Verdict {
  if (seen.kind !== "wired") {
    const reviewed = findingsOf(listing, seen);
    if (!Array.isArray(reviewed)) return reviewed;
    return claimOnly(reviewed.map(({ line, message }) => problem(listing.line + line, `does not compile: ${message}`)));
  }
  const wants = parseWants(listing.code);
  const contract = seen.runs.flatMap(({ failures }): Problem[] => {
    const agrees = (want: Want, failure: (typeof failures)[number]) => want.line === failure.line && failure.message.includes(want.text);
    const unmet = wants.filter((want) => !failures.some((failure) => agrees(want, failure)));
    const unexpected = failures.filter((failure) => !wants.some((want) => agrees(want, failure)));
    return [
      ...unmet.map(({ line, text }) => problem(listing.line + line, `does not fail with "${text}"`)),
      ...unexpected.map(({ line, message }) => problem(listing.line + line, `fails: ${message}. Expected? Mark it with // want "…"`)),
    ];
  });
  const texts = seen.runs.map(({ text }) => text);
  return contract.length > 0 ? claimOnly(contract) : { contract, ...judgeOutput(listing, texts) };
}

function findingsOf({ line }: Listing, seen: Seen): BufFinding[] | Verdict {
  if (seen.kind !== "reviewed") return claimOnly([problem(line, "was not looked at by buf")]);
  const { trouble, findings } = seen.review;
  return trouble ? claimOnly([problem(line, trouble)]) : findings;
}

const told = ({ rule, message }: BufFinding): string => `${rule}: ${message}`;
const list = (findings: BufFinding[]): string =>
  findings.map((finding) => (finding.line > 0 ? `line ${finding.line}: ${told(finding)}` : told(finding))).join("\n");
