import { expect, test } from "vitest";
import { parseTranscript } from "../../../src/contracts/redis/transcript.ts";
import { endsByItself, seesClients } from "../../../verify/engines/redis/waiting.ts";

test.each([
  ["A> WAIT 1 0", true],
  ["A> waitaof 1 0 100\nA> GET k", true],
  ["A> WAIT 1 0\n! restart replica\nB> GET k\nA> GET k", true],
  ["A> WAIT 1 0\n! restart replica\nB> GET k\nA> (resumes)", false],
  ["A> WAIT 1 0\nB> (resumes)", true],
  ["A> BLPOP jobs 0\nA> GET k", false],
  ["A> WAITING", false],
  ["! crash", false],
])("%j: whether the reply to its first step is waited for", (transcript, ends) => {
  const [first, ...later] = parseTranscript(transcript);
  expect(first && endsByItself(first, later)).toBe(ends);
});

test.each([
  ["CLIENT KILL TYPE normal SKIPME yes", true],
  ["client list id 7", true],
  ["INFO clients", true],
  ["CLIENT ID", false],
  ["INFORM x", false],
  ["BLPOP jobs 0", false],
])("%j: whether it may see who looks on", (command, sees) => {
  expect(seesClients(command)).toBe(sees);
});
