import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { LogSnapshot } from "./log-snapshot";

/** What stands in a database: hashes of what PostgreSQL says of each object, by name, and `name hash` of triggers as they are when they are always on. */
export type BuiltObjects = { objects: Map<string, string>; alwaysOn: Set<string> };

const row = z.object({ name: z.string(), is: z.string(), unlessOff: z.string().nullable() });

// `$1` names the tables that are looked at with all that hangs on them; null for every one. What belongs to an extension is that one's business, but for
// functions that PostgreSQL would take before its own: of the same name, of other arguments, and of none of a kind that only the extension has, as citext's.
// A superuser needs to own nothing.
const everyObject = `
  with tables as (
    select c.* from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and ($1::text[] is null or c.relname = any ($1::text[]))
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  ), owner as (select c.relowner as id from tables c where c.relname = '_prisma_migrations'),
  others as (select r.oid as id from pg_roles r, owner where r.oid <> owner.id and not r.rolsuper),
  ours as (select r.oid, r.rolsuper from pg_roles r where r.rolname = current_user)
  select 'the table ' || c.relname as "name", concat_ws(' ', c.relkind, c.relpersistence, m.amname) as "is", null as "unlessOff"
    from tables c left join pg_am m on m.oid = c.relam
  union all select 'the column ' || a.attname || ' of ' || c.relname, concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull,
      nullif(a.attidentity::text, ''), nullif(a.attgenerated::text, ''), case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end,
      pg_get_expr(d.adbin, d.adrelid)), null
    from tables c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  union all select 'the constraint ' || k.conname || ' of ' || c.relname,
      concat_ws(' ', pg_get_constraintdef(k.oid), k.convalidated, coalesce(to_jsonb(k)->>'conenforced', 'true')), null
    from tables c join pg_constraint k on k.conrelid = c.oid and k.contype not in ('n', 't')
  union all select 'the index ' || i.indexrelid::regclass || ' of ' || c.relname,
      concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, i.indislive), null
    from tables c join pg_index i on i.indrelid = c.oid and (i.indisunique or i.indexprs is not null or i.indpred is not null)
  union all select 'the trigger ' || t.tgname || ' of ' || c.relname, concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled), pg_get_triggerdef(t.oid)
    from tables c join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
  union all select 'the switch of foreign keys off ' || c.relname, '', null
    from tables c where exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgisinternal and t.tgenabled not in ('O', 'A'))
  union all select 'the rule ' || r.rulename || ' of ' || c.relname, concat_ws(' ', pg_get_ruledef(r.oid), r.ev_enabled), null
    from tables c join pg_rewrite r on r.ev_class = c.oid
  union all select 'the row security of ' || c.relname, '', null from tables c where c.relrowsecurity or c.relforcerowsecurity
  union all select 'the policy ' || p.polname || ' of ' || c.relname, '', null from tables c join pg_policy p on p.polrelid = c.oid
  union all select 'the table ' || h.inhrelid::regclass || ' within ' || c.relname, '', null from tables c join pg_inherits h on h.inhparent = c.oid
  union all select 'the table ' || h.inhparent::regclass || ' around ' || c.relname, '', null from tables c join pg_inherits h on h.inhrelid = c.oid
  union all select 'the owner ' || c.relowner::regrole || ' of ' || c.relname, '', null from tables c join others on others.id = c.relowner
  union all select 'the function ' || p.oid::regprocedure,
      case when p.prokind in ('f', 'p', 'w') then concat_ws(' ', pg_get_functiondef(p.oid), 'of ' || (select others.id::regrole from others where others.id = p.proowner)) else p.prokind::text end, null
    from pg_proc p where p.pronamespace = 'public'::regnamespace and (
      not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      or exists (select from pg_proc s where s.pronamespace = 'pg_catalog'::regnamespace and s.proname = p.proname and s.oid < 16384)
        and not exists (select from pg_proc s where s.pronamespace = 'pg_catalog'::regnamespace and s.proname = p.proname and s.proargtypes = p.proargtypes)
        and not exists (select from unnest(p.proargtypes::oid[]) a (id) join pg_type t on t.oid = a.id and t.typtype = 'b'
          join pg_depend d on d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e'))
  union all select 'the function pg_catalog.' || p.oid::regprocedure, p.prosrc, null from pg_proc p
    where p.pronamespace = 'pg_catalog'::regnamespace and p.oid >= 16384
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  union all select 'the operator ' || o.oid::regoperator, '', null from pg_operator o
    where o.oid >= 16384 and o.oprnamespace in ('public'::regnamespace, 'pg_catalog'::regnamespace)
      and not exists (select from pg_depend d where d.classid = 'pg_operator'::regclass and d.objid = o.oid and d.deptype = 'e')
  union all select 'the cast from ' || format_type(k.castsource, null) || ' to ' || format_type(k.casttarget, null), '', null from pg_cast k
    where k.oid >= 16384 and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = k.oid and d.deptype = 'e')
  union all select 'the type ' || t.typname, (select string_agg(e.enumlabel, ' ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid), null
    from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype = 'e'
      and exists (select from tables c join pg_attribute a on a.attrelid = c.oid and a.atttypid in (t.oid, t.typarray))
  union all select 'the event trigger ' || e.evtname || ' at each sign-in', '', null from pg_event_trigger e where e.evtevent = 'login' and e.evtenabled <> 'D'
  union all select distinct 'the right to ' || g.privilege_type || ' in ' || c.relname, '', null
    from tables c, aclexplode(c.relacl) g where g.grantee <> c.relowner and g.privilege_type not in ('SELECT', 'MAINTAIN')
  union all select distinct 'the right to ' || g.privilege_type || ' columns in ' || c.relname, '', null
    from tables c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) g where g.grantee <> c.relowner and g.privilege_type <> 'SELECT'
  union all select 'the right to make ' || w.made || ' of ' || current_user, '', null from owner, ours, (values
      ('tables', has_schema_privilege('public', 'CREATE')), ('temporary tables', has_database_privilege(current_database(), 'TEMPORARY')),
      ('schemas', has_database_privilege(current_database(), 'CREATE'))) w (made, may)
    where w.may and not ours.rolsuper and not pg_has_role(owner.id, 'MEMBER')
  union all select 'the rights of the owner in ' || current_user, '', null from owner, ours
    where owner.id <> ours.oid and (ours.rolsuper or pg_has_role(owner.id, 'MEMBER'))
      and exists (select from tables c, aclexplode(c.relacl) g where g.grantee = ours.oid)
  union all select 'the setting ' || s.name || ' = ' || current_setting(s.name), '', null
    from (values ('session_replication_role', 'origin'), ('transform_null_equals', 'off'), ('search_path', 'public'), ('row_security', 'on')) s (name, wanted)
    where current_setting(s.name) <> s.wanted
  union all select 'the role ' || current_user || ' in the place of ' || session_user, '', null where current_user <> session_user
  union all select 'the migration ' || m.migration_name, '', null from _prisma_migrations m where m.finished_at is not null and m.rolled_back_at is null`;

/** 128 bits: whoever wants another definition of the same hash would have to try as many. */
const hashLength = 22;
const hashOf = (text: string) => (text === "" ? "" : createHash("sha256").update(text).digest("base64url").slice(0, hashLength));

/** What stands in the database of a moment, of these tables or of all, by name. */
export async function readBuiltObjects({ query }: LogSnapshot, tables: readonly string[] | null): Promise<BuiltObjects> {
  const found = (await query(everyObject, [tables])).map((one) => row.parse(one));
  const objects = new Map(found.map(({ name, is }) => [name, hashOf(is)]));
  const alwaysOn = found.flatMap(({ name, unlessOff }) => (unlessOff === null ? [] : [`${name} ${hashOf(`${unlessOff} A`)}`]));
  return { objects, alwaysOn: new Set(alwaysOn) };
}
