/**
 * The tables and functions of an event store in PostgreSQL, and how an older store becomes a newer
 * one. All of it lives in a schema of its own in the user's database.
 *
 * Everything that changes a log is a function in the database, and only the owner may write to the
 * tables otherwise. So one question is one round trip, no client of whatever make can break the
 * order, and a role that may call `append` can neither change nor take away what is there. A
 * position comes from the log's row, which stays locked until the batch is committed: a sequence
 * would give numbers that others see before the ones below them.
 *
 * Batches are kept as bytes, in rows of `batches`, with their CRCs and digests inside. The chain
 * is reckoned here, since only here it is certain what a batch follows: `digest_of` is
 * `digestOfText`, and tests hold one against the other.
 */

/** The version of the tables and functions that this program makes. */
export const storeVersion = 1;

/** What brings the store from the version before to each version; the first makes it. */
const steps: ReadonlyArray<(schema: string) => string> = [
  (schema) => [tables, digest, growing, ending].join("\n").replaceAll("STORE.", `${schema}.`),
];

/**
 * Makes the store or brings it up to date, in one statement: as a whole or not at all. Whoever is
 * second waits and finds it done.
 * @param schema a name that needs no quotes
 */
export const migration = (schema: string): string => `do $migrate$
declare there integer;
begin
  perform pg_advisory_xact_lock(hashtextextended('caseflow ${schema}', 0));
  create schema if not exists ${schema};
  create table if not exists ${schema}.format (version integer not null);
  select version into there from ${schema}.format;
  if there is null then
    there := 0;
    insert into ${schema}.format values (0);
  end if;
${steps.map((step, i) => `  if there < ${i + 1} then\n${step(schema)}\n  end if;`).join("\n")}
  if there < ${storeVersion} then
    update ${schema}.format set version = ${storeVersion};
  end if;
end $migrate$`;

/** Frames are packed when they come: trying to pack them again would only take time. */
const tables = `
create table STORE.logs (
  id integer generated always as identity primary key,
  name text collate "C" not null unique,
  header bytea not null,
  durable boolean not null,
  batches bigint not null default 0,
  position bigint not null,
  chain text not null,
  seal bytea
) with (fillfactor = 50);
create table STORE.batches (
  log integer not null references STORE.logs,
  ordinal bigint not null,
  first_event bigint not null,
  next_event bigint not null,
  id text collate "C" not null,
  digest text not null,
  chain text not null,
  size integer not null,
  frames bytea not null,
  primary key (log, ordinal),
  unique (log, id)
);
alter table STORE.batches alter column frames set storage external;
create index batches_next_event on STORE.batches (log, next_event, ordinal);
comment on table STORE.logs is 'One row a log: its header, its head, and its seal if it has one.';
comment on column STORE.batches.id is 'The batch id as JSON.';
comment on column STORE.batches.frames is 'The events, packed, in frames with CRCs.';
create function STORE.refuse_change() returns trigger language plpgsql as $refuse$
begin
  raise exception 'events are never changed nor taken away' using errcode = '55000';
end $refuse$;
create trigger never_changed before update or delete or truncate on STORE.batches
  for each statement execute function STORE.refuse_change();`;

/** 32 bits without a sign, in numbers of 64; see `kernel/digest.ts` for what is reckoned. */
const digest = `
create function STORE.digest_of(p_text text) returns text
language plpgsql immutable strict as $digest$
declare
  bytes bytea := convert_to(p_text, 'UTF8');
  n integer := (length(bytes) + 19) / 20;
  p bigint[] := array[2654435761, 2246822519, 3266489917, 668265263, 374761393];
  h bigint[] := array[608135816, 2242054355, 320440878, 57701188, 2752067618];
  m bigint[] := array[0, 0, 0, 0, 0];
  word bigint;
  at integer;
begin
  bytes := bytes || decode(repeat('00', n * 20 - length(bytes)), 'hex');
  for i in 0 .. n + 7 loop
    for k in 1 .. 5 loop
      if i >= n then
        word := case when k = 1 then n else 0 end;
      elsif k = 1 then
        at := 16 * n + 2 * i;
        word := get_byte(bytes, 18 * n + i) | (get_byte(bytes, 19 * n + i) << 8)
          | (get_byte(bytes, at) << 16) | (get_byte(bytes, at + 1)::bigint << 24);
      else
        at := 4 * n * (k - 2) + 4 * i;
        word := get_byte(bytes, at) | (get_byte(bytes, at + 1) << 8)
          | (get_byte(bytes, at + 2) << 16) | (get_byte(bytes, at + 3)::bigint << 24);
      end if;
      word := h[k] # word;
      word := ((word & 65535) * p[k] + ((((word >> 16) * p[k]) & 65535) << 16)) & 4294967295;
      m[k] := word # (word >> 15);
    end loop;
    for k in 1 .. 5 loop
      h[k] := (m[k] + h[k % 5 + 1]) & 4294967295;
    end loop;
    if i >= n then
      at := i - n;
      h[at % 5 + 1] := h[at % 5 + 1] # (h[(at + 2) % 5 + 1] >> 16);
    end if;
  end loop;
  return lpad(to_hex(h[1] # h[3]), 8, '0') || lpad(to_hex(h[2] # h[4] # h[5]), 8, '0');
end $digest$;
create function STORE.chain_after(p_chain text, p_id text, p_count bigint, p_digest text)
returns text language sql immutable as $chain$
  select STORE.digest_of(
    '["' || p_chain || '",' || p_id || ',' || p_count || ',"' || p_digest || '"]'
  )
$chain$;
create function STORE.wait_for_disk(p_durable boolean) returns void language plpgsql as $wait$
begin
  if not p_durable then
    perform set_config('synchronous_commit', 'off', true);
  elsif current_setting('synchronous_commit') = 'off' then
    perform set_config('synchronous_commit', 'on', true);
  end if;
end $wait$;`;

/** A log's row is locked first of all, and all that is asked is asked while it is. */
const growing = `
create function STORE.create_log(
  p_name text, p_header bytea, p_durable boolean, p_position bigint, p_chain text
) returns bytea
language plpgsql security definer
  set search_path = pg_catalog, pg_temp set lock_timeout = '30s' as $create$
begin
  perform STORE.wait_for_disk(p_durable);
  insert into STORE.logs (name, header, durable, position, chain)
    values (p_name, p_header, p_durable, p_position, p_chain) on conflict (name) do nothing;
  return (select header from STORE.logs where name = p_name);
end $create$;
create function STORE.append(
  p_log text, p_expected bigint, p_id text, p_count bigint, p_digest text, p_frames bytea,
  out outcome text, out from_event bigint, out to_event bigint, out chain_after text
)
language plpgsql security definer
  set search_path = pg_catalog, pg_temp set lock_timeout = '30s' as $append$
declare
  head STORE.logs%rowtype;
  known record;
begin
  select * into head from STORE.logs where name = p_log for no key update;
  if not found then
    outcome := 'NoSuchLog';
    return;
  end if;
  perform STORE.wait_for_disk(head.durable);
  select b.first_event, b.next_event, b.chain, b.digest into known
    from STORE.batches b where b.log = head.id and b.id = p_id;
  if found then
    from_event := known.first_event;
    to_event := known.next_event;
    chain_after := known.chain;
    outcome := case when known.digest = p_digest and to_event - from_event = p_count
      then 'Duplicate' else 'BatchIdReused' end;
    return;
  end if;
  from_event := head.position;
  to_event := head.position + p_count;
  if head.seal is not null then
    outcome := 'Sealed';
  elsif p_expected <> head.position then
    outcome := 'Conflict';
  elsif head.batches > 0 and not exists (
    select from STORE.batches b where b.log = head.id and b.ordinal = head.batches
      and b.next_event = head.position and b.chain = head.chain
  ) then
    outcome := 'Broken';
  else
    chain_after := STORE.chain_after(head.chain, p_id, p_count, p_digest);
    insert into STORE.batches
      (log, ordinal, first_event, next_event, id, digest, chain, size, frames)
      values (head.id, head.batches + 1, from_event, to_event, p_id, p_digest, chain_after,
        length(p_frames), p_frames);
    update STORE.logs set batches = batches + 1, position = to_event, chain = chain_after
      where id = head.id;
    outcome := 'Appended';
  end if;
end $append$;`;

const ending = `
create function STORE.settle(p_log text) returns void
language plpgsql security definer
  set search_path = pg_catalog, pg_temp set lock_timeout = '30s' as $settle$
begin
  perform STORE.wait_for_disk(true);
  update STORE.logs set position = position where name = p_log and not durable;
end $settle$;
create function STORE.seal_log(p_log text, p_batches bigint, p_seal bytea) returns text
language plpgsql security definer
  set search_path = pg_catalog, pg_temp set lock_timeout = '30s' as $seal$
declare head STORE.logs%rowtype;
begin
  perform STORE.wait_for_disk(true);
  select * into head from STORE.logs where name = p_log for no key update;
  if not found then
    return 'NoSuchLog';
  elsif head.seal is not null then
    return 'Sealed';
  elsif head.batches <> p_batches then
    return 'Moved';
  end if;
  update STORE.logs set seal = p_seal where id = head.id;
  return 'Sealed';
end $seal$;
revoke all on function STORE.create_log, STORE.append, STORE.settle, STORE.seal_log from public;`;
