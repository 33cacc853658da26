import type { Scenario } from "../../../src/listings/index.ts";
import { refused } from "./login.ts";
import type { Stage, Step } from "./stage.ts";

/** What an administrator declares, as the broker's own file of definitions has it (https://www.rabbitmq.com/docs/definitions). */
function definitionsOf({ vhosts, users, policies }: Scenario): string {
  const everything = { configure: ".*", write: ".*", read: ".*" };
  return JSON.stringify({
    vhosts: vhosts.map((name) => ({ name })),
    users: Object.keys(users).map((name) => ({ name, password: name, tags: [] })),
    permissions: [
      ...vhosts.map((vhost) => ({ user: "guest", vhost, ...everything })),
      ...Object.entries(users).map(([user, rights]) => ({ user, ...rights })),
    ],
    policies: Object.entries(policies).map(([name, policy]) => ({ vhost: "/", name, ...policy })),
  });
}

/** Its removal, in the broker's own language: one call, where the tool would take a second for each name. */
function removalOf({ vhosts, users, policies }: Scenario): string {
  const text = (name: string) => `<<${JSON.stringify(name)}>>`;
  return [
    ...Object.keys(policies).map((name) => `rabbit_policy:delete(<<"/">>, ${text(name)}, <<"book">>)`),
    ...Object.keys(users).map((name) => `rabbit_auth_backend_internal:delete_user(${text(name)}, <<"book">>)`),
    ...vhosts.map((name) => `rabbit_vhost:delete(${text(name)}, <<"book">>)`),
  ]
    .map((call) => `catch ${call}, `)
    .join("")
    .concat("ok.");
}

const isAdministered = ({ vhosts, users, policies }: Scenario): boolean =>
  vhosts.length + Object.keys(users).length + Object.keys(policies).length > 0;

/** @throws when the tool refuses */
async function administer(stage: Stage, words: string[], input?: string): Promise<void> {
  const { exit, text } = await stage.broker.runTool(["rabbitmqctl", ...words], undefined, input);
  if (exit !== 0) throw new Error(`rabbitmqctl ${words[0]}: ${text.trim()}`);
}

/** Declares what a scenario begins with. */
export async function declareAll(stage: Stage, scenario: Scenario): Promise<void> {
  if (isAdministered(scenario)) await administer(stage, ["import_definitions"], definitionsOf(scenario));
  for (const [name, { type, durable, arguments: options }] of Object.entries(scenario.exchanges))
    await stage.control.onChannel((channel) => channel.assertExchange(name, type, { durable, arguments: options }));
  for (const [name, queue] of Object.entries(scenario.queues)) await stage.control.declareQueue(name, queue ?? undefined);
  for (const one of scenario.bindings) await bind(stage, scenario, { ...one, fails: undefined });
}

/** Removes all that a scenario has declared, at its beginning or in a step. What cannot be removed is not there. */
export async function removeAll(stage: Stage, scenario: Scenario): Promise<void> {
  const declared = scenario.steps.flatMap(({ declare }) => declare ?? []);
  const queues = [...Object.keys(scenario.queues), ...declared.flatMap(({ queue }) => queue ?? [])];
  const exchanges = [...Object.keys(scenario.exchanges), ...declared.flatMap(({ exchange }) => exchange ?? [])];
  for (const queue of queues) await stage.control.onChannel((channel) => channel.deleteQueue(queue)).catch(() => {});
  for (const exchange of exchanges) await stage.control.onChannel((channel) => channel.deleteExchange(exchange)).catch(() => {});
  // A broker that is not ours has taken nothing of an administrator's.
  if (isAdministered(scenario) && stage.broker.folders.length > 0) await administer(stage, ["eval", removalOf(scenario)]);
}

/** A queue or an exchange; what it fails with is told. */
export async function declare(stage: Stage, { queue, exchange, fails, user, vhost, node, ...options }: Step<"declare">): Promise<void> {
  const login = { user, vhost, node };
  const { type, durable, arguments: table } = options;
  const name = queue ?? exchange ?? "";
  const declareExchange = () =>
    stage.control.onChannel((channel) => channel.assertExchange(name, type ?? "direct", { durable, arguments: table }), login);
  const work = queue ? () => stage.control.declareQueue(queue, options, login) : declareExchange;
  stage.say(await refused(fails, work));
}

/** To a queue, or to an exchange of that name. */
export async function bind(
  stage: Stage,
  { exchanges }: Scenario,
  { from, to, key, headers, fails, ...login }: Step<"bind">,
): Promise<void> {
  const isQueue = !(to in exchanges);
  const work = () =>
    stage.control.onChannel(
      (channel) => (isQueue ? channel.bindQueue(to, from, key, headers) : channel.bindExchange(to, from, key, headers)),
      login,
    );
  stage.say(await refused(fails, work));
}

export async function unbind(stage: Stage, { exchanges }: Scenario, { from, to, key, headers }: Step<"unbind">): Promise<void> {
  const isQueue = !(to in exchanges);
  await stage.control.onChannel((channel) =>
    isQueue ? channel.unbindQueue(to, from, key, headers) : channel.unbindExchange(to, from, key, headers),
  );
}

export async function remove(stage: Stage, { queue, exchange, fails, ...login }: Step<"delete">): Promise<void> {
  const name = queue ?? exchange ?? "";
  const work = () => stage.control.onChannel(async (channel) => (queue ? channel.deleteQueue(name) : channel.deleteExchange(name)), login);
  stage.say(await refused(fails, work));
}

export async function purge(stage: Stage, queue: Step<"purge">): Promise<void> {
  await stage.control.onChannel((channel) => channel.purgeQueue(queue));
}
