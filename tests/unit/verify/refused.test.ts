import { expect, test } from "vitest";
import { EnvironmentError } from "../../../lab/environment.ts";
import { refused } from "../../../verify/engines/rabbitmq/login.ts";

const exception = Object.assign(new Error(`Channel closed by server: 406 (PRECONDITION-FAILED) with message "PRECONDITION_FAILED - no"`), {
  code: 406,
});
const withException = () => Promise.reject(exception);
const asExpected = () => Promise.resolve();

test("what the broker said, where that was expected, and nothing where nothing was", async () => {
  expect(await refused(406, withException)).toBe("406 PRECONDITION_FAILED - no");
  expect(await refused(undefined, asExpected)).toBe(undefined);
});

test("an exception that was not expected, or that did not come, is told", async () => {
  await expect(refused(undefined, withException)).rejects.toThrow("406 PRECONDITION_FAILED - no. Expected? Write fails: 406");
  await expect(refused(404, withException)).rejects.toThrow("Write fails: 406");
  await expect(refused(404, asExpected)).rejects.toThrow("does not fail with 404");
});

test("what the machine lacks is no refusal, and no listing's fault", async () => {
  const lacking = () => Promise.reject(new EnvironmentError("the broker takes no messages: low on disk"));
  await expect(refused(undefined, lacking)).rejects.toThrow(EnvironmentError);
  await expect(refused(406, lacking)).rejects.toThrow(EnvironmentError);
});
