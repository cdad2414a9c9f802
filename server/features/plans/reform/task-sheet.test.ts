import { expect, test } from 'vitest';
import { SHEET_COLUMNS, type SheetColumn } from '#core/plans/reform/task-sheet.ts';
import { writeXlsx } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { reformOffice } from '#test/reform-office.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });
const { person, ask, addPlan } = reformOffice(world);

async function send(plan: string, dryRun: boolean, rows: readonly Partial<Record<SheetColumn, string>>[]) {
  const columns = Object.keys(SHEET_COLUMNS) as SheetColumn[];
  const lines = [
    columns.map((column) => SHEET_COLUMNS[column]),
    ...rows.map((row) => columns.map((c) => row[c] ?? '')),
  ];
  const cells = lines.map((line) => ({ cells: line.map((value) => ({ value })) }));
  const file = await writeXlsx([{ name: 'Nhiệm vụ', widths: columns.map(() => 20), rows: cells }]);
  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n';
  const answer = await world.http.inject({
    method: 'POST',
    url: `/api/units/xa-binh-son/reform-plans/${plan}/import?dryRun=${dryRun}`,
    headers: { ...person('focal-officer'), 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--x--\r\n')]),
  });
  return answer.json();
}

test('a sheet is looked through, taken in once, and its bad rows stay behind with their reasons', async () => {
  const { id } = await addPlan({ kind: 'annual', year: 2026, title: 'Kế hoạch' });
  const good = { code: '1', title: 'Rà soát TTHC', lead: 'Phòng Kinh tế', deadline: '10/12/2026', budget: '5.000.000' };
  const rows = [good, { code: '2', title: 'Tuyên truyền', lead: 'Phòng Thuế', deadline: '10/12/2026' }];
  const bad = { row: 3, outcome: 'bad', problems: ['Không có bộ phận “Phòng Thuế”.'] };
  expect(await send(id, true, rows)).toMatchObject({ added: 1, bad: 1, rows: [{ outcome: 'new' }, bad] });
  const count = async () =>
    (await ask('GET', `/api/units/xa-binh-son/plan-tasks?plan=${id}`, person('focal-officer'))).body.total;
  expect(await count()).toBe(0);
  expect(await send(id, false, rows)).toMatchObject({ added: 1, bad: 1 });
  expect(await send(id, false, rows)).toMatchObject({ added: 0, changed: 0, same: 1, bad: 1 });
  expect(await count()).toBe(1);
});
