/** Every promise of a chapter, broken one at a time: a line of an output, a `want`, an exit code. */
export function mutants(text: string): { what: string; text: string }[] {
  const lines = text.split("\n");
  return lines.flatMap((line, i) => {
    const broken = mutate(lines, i);
    if (broken === undefined) return [];
    const mutant = lines.with(i, broken);
    return [{ what: `${i + 1}: ${line.trim()}`, text: (WAITED_FOR.test(line) ? inVain(mutant, i) : mutant).join("\n") }];
  });
}

/** Steps of scenarios that wait for what they expect. */
const WAITED_FOR = /^ *- (settled|owns|throws|receive|in-sync): /;

/** What never comes is not waited for long. As written it has the time of its contract, on a machine with other things to do. */
function inVain(lines: string[], i: number): string[] {
  const opening = lines.slice(0, i).findLastIndex((line) => line.startsWith("```"));
  return lines.with(opening, `${lines[opening]} timeout=500ms`);
}

function mutate(lines: string[], i: number): string | undefined {
  const line = lines[i] ?? "";
  if (line.includes("// want")) return line.replace(/\/\/ want ".*"/, '// want "something else"');
  if (line.includes("// not")) return line.replace("// not", "// want");
  if (line.startsWith("```go ")) return mutateGo(line);
  if (line.includes("// claim:")) return line.replace(/==|>/, "<");
  if (/got.* != \d+/.test(line)) return line.replace(/!= \d+/, "!= 77");
  if (lines[i - 1]?.startsWith("```output")) return `${line}!`;
  if (isReply(lines, i)) return `${line}!`;
  return (
    mutateKafka(line) ??
    mutateScenario(line) ??
    mutateProtobuf(line) ??
    mutateIam(line) ??
    mutateVpc(line) ??
    mutateScaling(line) ??
    mutateSql(line)
  );
}

const isReply = (lines: string[], i: number): boolean => {
  const opening = lines.slice(0, i).findLastIndex((line) => line.startsWith("```"));
  const isInput = /^[A-Za-z][\w@-]*> |^! |^# |^ {2}return|^[$>] |^$/.test(lines[i] ?? "");
  return (lines[opening] ?? "").startsWith("```console ") && !(lines[i] ?? "").startsWith("```") && !isInput;
};

/** Another reply code, another flag, other contents of a queue. */
function mutateScenario(line: string): string | undefined {
  if (line.includes("fails: 406")) return line.replace("406", "404");
  if (line.startsWith("holds: ")) return line.replace(/[1-9]\d*/, "0");
  if (line.includes("redelivered: ")) return line.replace(/redelivered: (true|false)/, (_, is) => `redelivered: ${is === "false"}`);
  if (line.includes("- receive: ") && line.includes("body: ")) return line.replace(/body: \w+/, "body: other");
  if (/^ {2}\w+: \[\{ body/.test(line)) return line.replace(/body: \w+/, "body: other");
  return undefined;
}

/** Another rule, or one less; another category; another message, other bytes. */
function mutateProtobuf(line: string): string | undefined {
  if (line.includes(" rule=none")) return line.replace("rule=none", "rule=FIELD_SAME_NAME");
  if (line.includes(" rule=") && line.includes(",")) return line.replace(/rule=\w+,/, "rule=");
  if (line.includes(" rule=")) return `${line} category=wire`;
  if (line.startsWith("// encode ") && line.includes(":")) return `${line} id: 77`;
  if (line.startsWith("// decode ")) return `// decode ${line.includes("Receipt") ? "Order" : "Receipt"}: 08 01`;
  return undefined;
}

/** A policy that IAM would not take, the opposite effect, another decision. */
function mutateIam(line: string): string | undefined {
  if (line.includes('"Resource": ')) return line.replace('"Resource": ', '"Principal": "*", "Resource": ');
  if (line.includes('"Effect": ')) return line.replace(/"(Allow|Deny)"/, (_, is) => (is === "Deny" ? '"Allow"' : '"Deny"'));
  if (line.includes("decision: "))
    return line.replace(/decision: [a-z ]+/, `decision: ${line.includes("allow") ? "implicit deny" : "allow"} `);
  return undefined;
}

/** A subnet outside of its VPC, an unknown target, a rule for another port; another result. */
function mutateVpc(line: string): string | undefined {
  if (line.includes('"cidr": ')) return line.replace(/"cidr": "10\.\d+/, '"cidr": "10.99');
  if (line.includes('"0.0.0.0/0": ')) return line.replace(/"0.0.0.0\/0": "/, '"0.0.0.0/0": "un');
  if (/"tcp \d/.test(line)) return line.replace(/sg:\w+|0\.0\.0\.0\/0/, "sg:nobody");
  if (line.includes("result: ")) return line.replace(/result: [a-z ]+/, `result: ${line.includes("answered") ? "refused" : "answered"} `);
  return undefined;
}

/** Another figure that is expected; another target, another limit, so that it comes out otherwise. */
function mutateScaling(line: string): string | undefined {
  if (/^ {2}(most|least|ends|changes|overloaded|queued): \d+$/.test(line)) return line.replace(/\d+/, "77");
  if (line.includes("- track: {")) return line.replace(/target: \d+/, "target: 20");
  if (line.startsWith("group: {")) return line.replace(/max: \d+/, "max: 5");
  return undefined;
}

/** Another exception, or none; other values, other members, another number. */
function mutateKafka(line: string): string | undefined {
  if (/fails: \w+Exception/.test(line)) return line.replace(/, fails: \w+/, "");
  if (/(values|gives): \[/.test(line) && !line.includes("produce")) return line.replace(/\[\w*/, "[other");
  if (line.includes("- settled: ")) return line.replace(/members: \[/, "members: [nobody, ");
  if (line.includes("- owns: ")) return line.replace(/\d+/, "77");
  if (line.includes("- throws: ")) return line.replace(/what: \w+/, "what: OtherException");
  if (/^ {2}(committed|lag): /.test(line)) return line.replace(/\d+/, "77");
  if (/^ {2}read_\w+: /.test(line)) return line.replace(/\[/, "[other");
  return undefined;
}

/** Another exit code, another toolchain or module, the opposite of a race. */
function mutateGo(line: string): string | undefined {
  if (line.includes("exit=")) return line.replace(/exit=\d+/, "exit=9");
  if (line.includes(" go=1.21")) return line.replace(" go=1.21", "");
  if (line.includes(" mod=")) return line.replace(/ mod=[\w-]+/, "");
  if (line.includes(" race=clean")) return line.replace(" race=clean", "");
  if (line.startsWith("```go race")) return `${line} race=clean`;
  return undefined;
}

/** Another SQLSTATE, another expectation, another check. */
function mutateSql(line: string): string | undefined {
  if (line.includes("-- want ")) return line.replace(/-- want \w+/, "-- want 99999");
  // Of two engines the second one's: that of the first is broken in other lines.
  if (/--> .*; mysql: /.test(line)) return line.replace(/; mysql: .*$/, "; mysql: 77 rows");
  const expected = /--> (.*)$/.exec(line)?.[1];
  if (expected) return line.replace(expected, expected === "ok" ? "error 23505" : "ok | 77 rows");
  if (line.startsWith("-- plan: no")) return "-- plan: no Index";
  if (line.startsWith("-- plan: uses")) return "-- plan: uses another_index";
  if (line.startsWith("-- rejects:")) return "-- rejects: 99999";
  if (line.startsWith("-- statements:")) return "-- statements: 7";
  if (line.startsWith("VALUES")) return line.replace("(", "(7), (");
  return undefined;
}
