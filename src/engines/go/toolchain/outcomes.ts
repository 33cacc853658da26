import type { TestOutcome } from "../types.ts";

/**
 * Reads what `-test.v` prints: `=== RUN TestX`, what it logs, `--- PASS: TestX (0.00s)`. A test that began and did not end has failed: it
 * panicked, or was stopped.
 */
export function parseOutcomes(text: string): TestOutcome[] {
  const outcomes = new Map<string, TestOutcome>();
  const begin = (name: string): TestOutcome => {
    const outcome = outcomes.get(name) ?? { name, passed: false, skipped: false, output: "" };
    outcomes.set(name, outcome);
    return outcome;
  };
  let current: TestOutcome | undefined;
  for (const line of text.split("\n")) {
    const [, event, running] = /^=== (RUN|PAUSE|CONT|NAME) +(\S+)$/.exec(line) ?? [];
    const [, how, ended] = /^ *--- (PASS|FAIL|SKIP): (\S+) \(.*\)$/.exec(line) ?? [];
    if (event && running) current = begin(running);
    else if (how && ended) {
      current = begin(ended);
      current.passed = how !== "FAIL";
      current.skipped = how === "SKIP";
    } else if (/^(PASS|FAIL|ok\s.*|exit status \d+)$/.test(line)) current = undefined;
    else if (current && line !== "") current.output += `${line}\n`;
  }
  return [...outcomes.values()].map((outcome) => ({ ...outcome, output: outcome.output.trimEnd() }));
}
