import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { issuerKey, parseSymbol, seriesKey, symbolKey } from '#core/documents/document-symbol.ts';
import { fold } from '#core/kernel/text.ts';
import { newId } from '#server/platform/ids.ts';
import { testWorld } from '#test/world.ts';

/** Migration 0110 on evidence that was typed before the register took it. */
const world = testWorld({ sample: ['units'] });

const TYPED = [
  { title: 'Kế hoạch CCHC', number: '2/KH-UBND', day: '2025-01-05', issuer: 'UBND xã Bình Sơn' },
  { title: 'kế hoạch cchc', number: 'Số: 02 / KH - UBND', day: '2025-01-05', issuer: 'Ủy ban nhân dân xã Bình Sơn' },
  { title: 'Quyết định phân công', number: '27/QĐ-UBND', day: '2025-02-01', issuer: null },
  { title: 'Nghị định một cửa', number: '61/2018/NĐ-CP', day: '2018-04-23', issuer: 'Chính phủ' },
  { title: 'Sổ tay', number: 'không số', day: '2025-03-01', issuer: 'UBND xã Bình Sơn' },
] as const;

test('what could be read moves into the register under its keys, the rest stays as it was typed: nothing is lost', async () => {
  const agencyId = world.deps.directory.bySlug('xa-binh-son')?.id ?? 0;
  for (const [at, { title, number, day, issuer }] of TYPED.entries()) {
    await sql`insert into evidence (agency_id, id, kind, title, document_number, document_date, issuer, created_at, created_by)
      values (${agencyId}, ${newId(new Date())}, 'typed', ${title}, ${number}, ${day}, ${issuer},
        ${new Date(2025, 5, at + 1)}, 'Hà')`.execute(world.db);
  }
  const path = new URL('../../../migrations/0110_evidence_kept_once.sql', import.meta.url);
  const [, moving = ''] = (await readFile(path, 'utf8')).split(/^-- Typed evidence moves[^\n]*\n/mu);
  await sql.raw(moving).execute(world.db);

  const { rows: kept } = await sql<{ title: string; kind: string; symbol: string | null }>`
    select evidence.title, evidence.kind, document_reference.symbol from evidence
    left join document_reference on document_reference.agency_id = evidence.agency_id
      and document_reference.id = evidence.document_id
    order by evidence.created_at`.execute(world.db);
  expect(kept.map(({ kind, symbol }) => [kind, symbol])).toEqual([
    ['document', '02/KH-UBND'],
    // The same document typed twice: the second stays typed, its register entry is there to be chosen.
    ['typed', null],
    ['document', '27/QĐ-UBND'],
    ['document', '61/2018/NĐ-CP'],
    ['typed', null],
  ]);
  expect(kept.map(({ title }) => title)).toEqual(TYPED.map(({ title }) => title));

  const { rows } = await sql<Record<string, string | number>>`
    select symbol, kind, issuer, symbol_key, series_key, issuer_key, number_year, search, abstract, number
    from document_reference where agency_id = ${agencyId} order by date desc`.execute(world.db);
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    const parsed = parseSymbol(String(row.symbol));
    expect(row).toMatchObject({
      symbol_key: parsed && symbolKey(parsed),
      series_key: parsed && seriesKey(parsed.series),
      issuer_key: issuerKey(String(row.issuer)),
      search: fold(`${row.symbol} ${row.number}/${parsed?.series} ${row.abstract} ${row.issuer}`),
    });
  }
  expect(rows.map(({ kind }) => kind)).toEqual(['decision', 'plan', 'official-letter']);
  expect(rows[0]?.issuer).toBe('UBND xã Bình Sơn');
});
