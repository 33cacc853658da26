import * as YAML from "yaml";

/** What stands between the first two lines `---` of a page, as YAML; empty where there is nothing. Throws where it is none. */
export function frontOf(text: string): Record<string, unknown> {
  const [, yaml = ""] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text) ?? [];
  return (YAML.parse(yaml) ?? {}) as Record<string, unknown>;
}
