import { expect, test } from "vitest";
import type { Reply } from "../../../lab/redis/resp.ts";
import { Subscriptions } from "../../../lab/redis/subscriptions.ts";

const array = (...texts: string[]): Reply => ({ type: "array", items: texts.map((text) => ({ type: "bulk", text })) });

/** A connection that two channels and a pattern are subscribed on. */
function subscribed(): Subscriptions {
  const subscriptions = new Subscriptions();
  for (const [kind = "", name = ""] of ["subscribe a", "subscribe b", "psubscribe p*"].map((text) => text.split(" ")))
    subscriptions.note(array(kind, name));
  return subscriptions;
}

test.each([
  ["GET k", 1],
  ["subscribe a b c", 3],
  ["SUBSCRIBE", 1], // an error
  ["UNSUBSCRIBE", 2],
  ["UNSUBSCRIBE a", 1],
  ["PUNSUBSCRIBE", 1],
  ["SUNSUBSCRIBE", 1], // of nothing
])("%s has %i replies", (command, replies) => {
  expect(subscribed().repliesTo(command.split(" "))).toBe(replies);
});

test("an array is a message in the eyes of those alone who are subscribed", () => {
  const reply = array("message", "orders", "paid 7");
  expect(new Subscriptions().isMessage(reply)).toBe(false);
  const subscriptions = subscribed();
  expect([reply, array("pong", ""), array("unsubscribe", "a")].map((came) => subscriptions.isMessage(came))).toEqual([true, false, false]);
  for (const left of ["a", "b"]) subscriptions.note(array("unsubscribe", left));
  expect(subscriptions.any).toBe(true);
  subscriptions.note({ type: "status", text: "RESET" });
  expect(subscriptions.any).toBe(false);
});
