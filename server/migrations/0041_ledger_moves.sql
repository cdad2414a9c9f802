-- Every transaction that may change an agency's rows draws this anew (server/platform/scope.ts), so whoever remembers an
-- answer about the agency sees by one small row whether it still holds. Drawn, not counted: a database brought back from
-- a backup must not repeat a number that stood for something else.
alter table agency_ledger add column changed uuid not null default gen_random_uuid();
