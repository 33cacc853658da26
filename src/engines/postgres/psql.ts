import type { Statement } from "../../sql/index.ts";

/** What psql's commands give, asked in SQL (PostgreSQL manual, psql, Meta-Commands). `NAME` stands for what the command was given. */
const IN_SQL: Record<string, string> = {
  d: "SELECT column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_name = 'NAME' ORDER BY ordinal_position;",
  dt: "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema');",
  di: "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public';",
  dv: "SELECT table_name FROM information_schema.views WHERE table_schema = 'public';",
  df: "SELECT proname, pg_get_function_arguments(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace;",
  du: "SELECT rolname FROM pg_roles;",
  l: "SELECT datname FROM pg_database;",
};

/** What is to be said of a script in which a command of psql's stands for a statement: the program psql executes it, and no server does. */
export function psqlProblem(statements: Statement[]): string | undefined {
  const found = statements.map(({ sql }) => /^\\\s*(\w+)\+?\s*([\w.]*)/.exec(sql)).find((match) => match !== null);
  if (!found) return undefined;
  const [, command = "", name = ""] = found;
  const asked = IN_SQL[command === "d" && !name ? "dt" : command];
  const said = `\\${command} is a command of the program psql, which no server knows.`;
  return asked ? `${said} In SQL: ${asked.replace("NAME", name)}` : `${said} Only SQL runs here.`;
}
