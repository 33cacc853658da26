import type pg from "pg";

/** What all databases of a server share: an entry per thing, `role ana` and the like, with how it is. */
export type Shared = Map<string, string>;

/**
 * Roles and their settings, memberships, what ALTER SYSTEM wrote, databases, tablespaces. A database of the book's own is nobody's to see. What a role is
 * called here is what a statement would call it.
 */
const STATE = `
  SELECT 'role ' || quote_ident(rolname) AS what,
         concat_ws(' ', rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls, rolconnlimit, rolvaliduntil,
           coalesce(rolpassword, '-')) AS how
    FROM pg_authid
  UNION ALL SELECT 'membership ' || roleid::regrole || ' ' || member::regrole || ' ' || grantor::regrole,
         concat_ws(' ', admin_option, inherit_option, set_option) FROM pg_auth_members
  UNION ALL SELECT 'setting ' || setrole || ' ' || setdatabase, setconfig::text
    FROM pg_db_role_setting WHERE setdatabase NOT IN (SELECT oid FROM pg_database WHERE datname LIKE 'book\\_%')
  UNION ALL SELECT 'system ' || quote_ident(name), string_agg(coalesce(setting, ''), ',')
    FROM pg_file_settings WHERE sourcefile LIKE '%postgresql.auto.conf' GROUP BY name
  UNION ALL SELECT 'parameter ' || parname, paracl::text FROM pg_parameter_acl
  UNION ALL SELECT 'database ' || quote_ident(datname), concat_ws(' ', datdba::regrole, datallowconn, datconnlimit, datistemplate, datacl)
    FROM pg_database WHERE datname NOT LIKE 'book\\_%'
  UNION ALL SELECT 'tablespace ' || quote_ident(spcname), concat_ws(' ', spcowner::regrole, spcacl, spcoptions) FROM pg_tablespace`;

export async function readShared(admin: pg.Client): Promise<Shared> {
  const { rows } = await admin.query<{ what: string; how: string }>(STATE);
  return new Map(rows.map(({ what, how }) => [what, how]));
}

/** How what was made is taken away again, by the kind of it. Databases first: what is in them belongs to roles, and lies in tablespaces. */
const UNDO: Record<string, (name: string) => string[]> = {
  database: (name) => [`DROP DATABASE ${name} WITH (FORCE)`],
  tablespace: (name) => [`DROP TABLESPACE ${name}`],
  role: (name) => [`DROP OWNED BY ${name}`, `DROP ROLE ${name}`],
  system: (name) => [`ALTER SYSTEM RESET ${name}`, "SELECT pg_reload_conf()"],
};

/**
 * Takes away what was made since.
 * @param isOurs another server can be had: settings of a server are not taken back, since they take effect whenever it has read them
 * @returns what is still another than it was: of what there was before, or of a kind that cannot be undone
 */
export async function undo(admin: pg.Client, before: Shared, isOurs: boolean): Promise<string[]> {
  const now = await readShared(admin);
  if (changes(before, now).length === 0) return [];
  const made = [...now.keys()].filter((what) => !before.has(what));
  for (const [kind, statements] of Object.entries(UNDO)) {
    if (kind === "system" && isOurs) continue;
    for (const what of made.filter((one) => one.startsWith(`${kind} `)))
      for (const sql of statements(what.slice(kind.length + 1))) await admin.query(sql).catch(() => {}); // what is left is told
  }
  return changes(before, await readShared(admin));
}

const changes = (before: Shared, after: Shared): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((what) => before.get(what) !== after.get(what));
