import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { SheetResponse } from '#core/assessments/contract.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { SlipImportAnswer, SurveyRoundResponse, UnitResultList } from '#core/assessments/surveys/contract.ts';
import { USUAL_OPTIONS } from '#core/assessments/surveys/questionnaire.ts';
import { SLIP_COLUMNS } from '#core/assessments/surveys/slip-sheet.ts';
import { newId } from '#server/platform/ids.ts';
import { writeXlsx } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { testWorld } from '#test/world.ts';
import { insertPublishedSet } from '../criteria-repository.ts';
import { surveySet } from './survey-sample.ts';

const world = testWorld({ sample: ['units'] });
const ABOVE = 'tinh-quang-ngai';
const UNIT = 'xa-binh-son';
const api = (rest: string) => `/api/units/${ABOVE}/${rest}`;

/** Headers of a person who holds one role at one unit. */
function person(role: Role, slug: string, coversBelow = role === 'appraiser'): Record<string, string> {
  const { directory } = world.deps;
  const unit = directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const { reads, writes } = directory.reachOf(unit.agencyId, coversBelow);
  const name = `${role} ${slug}`;
  return world.as({ accountId: name, name, grants: [{ role, unitId: unit.id, reads, writes }] });
}

const appraiser = () => person('appraiser', ABOVE);
const clerk = () => person('specialist', ABOVE);

type Method = 'GET' | 'POST' | 'PUT';

async function ask(method: Method, url: string, payload?: object, headers = appraiser()) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const unitId = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;
const question = (key: string, criterion: string) => ({ key, text: `Câu ${key}`, criterion, options: USUAL_OPTIONS });
const citizens = {
  code: 'MAU-01',
  groupName: 'Người dân',
  name: 'Phiếu người dân',
  questions: [question('C1', '8.1'), question('C2', '8.2')],
};
const leaders = { code: 'MAU-02', groupName: 'Lãnh đạo', name: 'Phiếu lãnh đạo', questions: [question('C1', '8.2')] };

let setId = '' as CriteriaSetId;
const formIds: string[] = [];
beforeAll(async () => {
  setId = newId<CriteriaSetId>(world.deps.now());
  await insertPublishedSet(world.db, surveySet(setId), world.deps.now());
  for (const form of [citizens, leaders]) {
    const { body } = await ask('POST', api('survey-forms'), form);
    formIds.push(body.id);
    await ask('POST', api(`survey-forms/${body.id}/publish`), { revision: body.revision });
  }
});

const roundRequest = (change: object = {}) => ({
  name: 'Điều tra 2026',
  year: 2026,
  criteriaSetId: setId,
  method: 'slips',
  opensOn: '2026-11-01',
  closesOn: '2026-11-30',
  forms: [
    { formId: formIds[0], weight: 30, minSlips: 2 },
    { formId: formIds[1], weight: 10 },
  ],
  ...change,
});

async function aRound(change: object = {}): Promise<SurveyRoundResponse> {
  const opened = await ask('POST', api('survey-rounds'), roundRequest(change));
  expect(opened.status).toBe(201);
  return opened.body;
}

let number = 0;
const slip = (change: object = {}) => {
  number += 1;
  return {
    formId: formIds[0],
    slipNumber: `P${number}`,
    unitId: unitId(UNIT),
    channel: 0,
    answered: true,
    answers: { C1: 'A', C2: 'B' },
    ...change,
  };
};
const enter = (round: string, change: object = {}, who = clerk()) =>
  ask('POST', api(`survey-rounds/${round}/slips`), slip(change), who);

async function resultOf(round: string, slug = UNIT) {
  const { body } = (await ask('GET', api(`survey-rounds/${round}/results?size=200`))) as { body: UnitResultList };
  return { all: body, unit: body.items.find(({ unit }) => unit === slug) };
}

describe('questionnaires', () => {
  test('a published one never changes; of its code the next version is drafted, once', async () => {
    const edit = await ask('PUT', api(`survey-forms/${formIds[0]}`), { ...citizens, revision: 2 });
    expect(edit).toMatchObject({ status: 409, body: { code: 'survey-form-published' } });
    await expect(
      world.db
        .updateTable('survey_form')
        .set({ name: 'x' })
        .where('id', '=', formIds[0] ?? '')
        .execute(),
    ).rejects.toThrow('published and never changes');
    const next = await ask('POST', api('survey-forms'), { ...citizens, questions: [] });
    expect(next.body).toMatchObject({ version: 2, state: 'draft' });
    expect((await ask('POST', api('survey-forms'), citizens)).body.code).toBe('survey-form-exists');
    const issued = await ask('POST', api(`survey-forms/${next.body.id}/publish`), { revision: 1 });
    expect(issued.body).toMatchObject({ code: 'survey-form-invalid', detail: { problems: [{ key: '' }] } });
    const saved = await ask('PUT', api(`survey-forms/${next.body.id}`), { ...citizens, revision: 1 });
    expect(saved.body).toMatchObject({ revision: 2 });
    expect((await ask('PUT', api(`survey-forms/${next.body.id}`), { ...citizens, revision: 1 })).body.code).toBe(
      'survey-changed',
    );
  });
});

describe('rounds', () => {
  test.each<[string, object]>([
    ['survey-round-invalid', { name: '' }],
    ['survey-round-invalid', { closesOn: '2026-10-30' }],
    ['survey-round-invalid', { forms: [] }],
    ['survey-round-invalid', { campaignId: '01890000-0000-7000-8000-000000000000' }],
  ])('refuses %s', async (code, change) => {
    expect(await ask('POST', api('survey-rounds'), roundRequest(change))).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  test('a question of a criterion that the set does not ask about by survey is refused', async () => {
    const form = await ask('POST', api('survey-forms'), {
      ...leaders,
      code: 'MAU-03',
      questions: [question('C1', '8')],
    });
    await ask('POST', api(`survey-forms/${form.body.id}/publish`), { revision: 1 });
    const opened = await ask(
      'POST',
      api('survey-rounds'),
      roundRequest({ forms: [{ formId: form.body.id, weight: 1 }] }),
    );
    expect(opened.body).toMatchObject({ code: 'survey-criterion-unknown', detail: { criteria: ['8'] } });
  });

  test('a commune runs none', async () => {
    const answer = await ask('GET', `/api/units/${UNIT}/survey-rounds`, undefined, person('focal-officer', UNIT));
    expect(answer.body.code).toBe('survey-not-above');
  });
});

describe('slips', () => {
  test.each<[string, number, object]>([
    ['survey-slip-invalid', 422, { answers: { C1: 'X' } }],
    ['survey-slip-invalid', 422, { answers: { C9: 'A' } }],
    ['survey-slip-invalid', 422, { answers: {} }],
    ['survey-slip-invalid', 422, { answered: false }],
    ['survey-slip-invalid', 422, { age: 5 }],
    ['survey-slip-invalid', 422, { slipNumber: ' ' }],
    ['survey-unit-unknown', 422, { unitId: 999_999 }],
    ['survey-form-unknown', 404, { formId: '01890000-0000-7000-8000-000000000000' }],
  ])('refuses %s and keeps nothing', async (code, status, change) => {
    const round = await aRound();
    expect(await enter(round.id, change)).toMatchObject({ status, body: { code } });
    expect((await ask('GET', api(`survey-rounds/${round.id}/slips`))).body.total).toBe(0);
  });

  test('a number is given once; a void slip does not count and stays', async () => {
    const round = await aRound();
    const first = await enter(round.id, { slipNumber: '7' });
    expect(first.status).toBe(201);
    expect((await enter(round.id, { slipNumber: '7' })).body.code).toBe('survey-slip-number-taken');
    const url = api(`survey-rounds/${round.id}/slips/${first.body.id}/void`);
    expect((await ask('POST', url, { reason: '' }, clerk())).body.code).toBe('survey-reason-missing');
    expect((await ask('POST', url, { reason: 'Nhập nhầm' }, clerk())).status).toBe(200);
    expect((await ask('POST', url, { reason: 'Nhập nhầm' }, clerk())).body.code).toBe('survey-slip-unknown');
    const voided = await ask('GET', api(`survey-rounds/${round.id}/slips?state=voided`));
    expect(voided.body.items).toMatchObject([{ slipNumber: '7', voided: { reason: 'Nhập nhầm' } }]);
    expect((await resultOf(round.id)).unit?.slips[0]).toMatchObject({ valid: 0 });
  });

  test('a name is masked in lists; opening it leaves a line that the inspector reads', async () => {
    const round = await aRound();
    const respondent = { name: 'Trần Thị Bưởi', email: 'buoi@example.vn', phone: '0912345678' };
    const { body } = await enter(round.id, { respondent });
    await enter(round.id);
    const list = await ask('GET', api(`survey-rounds/${round.id}/slips`));
    const shown = list.body.items.map((one: { respondent: string | null }) => one.respondent);
    expect(shown).toEqual(expect.arrayContaining([null, 'T. T. B.']));
    expect(JSON.stringify(list.body)).not.toContain('0912345678');
    const url = api(`survey-rounds/${round.id}/slips/${body.id}`);
    expect((await ask('GET', `${url}/respondent`, undefined, clerk())).status).toBe(403);
    expect((await ask('GET', `${url}/respondent`)).body).toEqual(respondent);
    const readings = await ask('GET', `${url}/readings`, undefined, person('inspector', ABOVE));
    expect(readings.body.items).toMatchObject([{ actorName: `appraiser ${ABOVE}` }]);
    const anonymous = list.body.items.find((one: { anonymous: boolean }) => one.anonymous);
    expect((await ask('GET', api(`survey-rounds/${round.id}/slips/${anonymous.id}/respondent`))).status).toBe(404);
  });

  test('who may not enter enters nothing', async () => {
    const round = await aRound();
    for (const who of [person('chair', ABOVE), person('focal-officer', UNIT), person('specialist', 'xa-ba-to')]) {
      expect((await enter(round.id, {}, who)).status).toBe(403);
    }
  });
});

const HEAD = [...Object.values(SLIP_COLUMNS), 'C1', 'C2'];
const row = (slipNumber: string, change: Partial<Record<keyof typeof SLIP_COLUMNS | 'C1' | 'C2', string>> = {}) => {
  const cells = { slipNumber, unit: 'Bình Sơn', channel: '0', answered: '1', C1: 'A', C2: 'b', ...change };
  return [...Object.keys(SLIP_COLUMNS), 'C1', 'C2'].map((key) => cells[key as keyof typeof cells] ?? '');
};
const sheetOf = (rows: readonly (readonly string[])[]) =>
  writeXlsx([
    {
      name: 'Phiếu',
      widths: HEAD.map(() => 10),
      rows: [HEAD, ...rows].map((cells) => ({ cells: cells.map((value) => ({ value })) })),
    },
  ]);

async function upload(round: string, content: Buffer, query = '', name = 'phieu.xlsx', form = formIds[0]) {
  const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const answer = await world.http.inject({
    method: 'POST',
    url: api(`survey-rounds/${round}/forms/${form}/import${query}`),
    headers: { ...clerk(), 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]),
  });
  return { status: answer.statusCode, body: answer.json() as SlipImportAnswer & { code: string } };
}

describe('importing', () => {
  test('every bad row is reported, the good ones are taken, and the file may come twice', async () => {
    const round = await aRound();
    const rows = [
      row('1'),
      row('2', { C1: 'X' }),
      row('3', { unit: 'Xã Không Có' }),
      row('1'),
      row('', { age: 'hai mươi' }),
      row('6', { answered: '0', C1: '', C2: '' }),
      row('7', { sex: 'Nữ', age: '34', name: 'Lê Thị Na' }),
      row('8', { workplace: '=HYPERLINK("x")' }),
    ];
    const file = await sheetOf(rows);
    const dry = await upload(round.id, file, '?dryRun=true');
    expect(dry.body).toMatchObject({ added: 3, changed: 0, same: 0, bad: 5 });
    expect((await ask('GET', api(`survey-rounds/${round.id}/slips`))).body.total).toBe(0);
    const taken = await upload(round.id, file);
    expect(taken.body).toMatchObject({ added: 3, bad: 5 });
    const bad = taken.body.rows.filter(({ outcome }) => outcome === 'bad');
    expect(bad.map((one) => [one.row, one.problems])).toEqual([
      [3, ['Câu C1: không có phương án “X” (chọn A, B, C, D, E).']],
      [4, ['Không có đơn vị “Xã Không Có” trong đợt.']],
      [5, ['Số phiếu 1 trùng với một dòng ở trên.']],
      [6, ['Thiếu số phiếu.', 'Tuổi phải là số từ 10 đến 120.']],
      [9, ['Có ô bắt đầu bằng dấu = hoặc @ như công thức.']],
    ]);
    expect((await upload(round.id, file)).body).toMatchObject({ added: 0, changed: 0, same: 3, bad: 5 });
    const corrected = await upload(round.id, await sheetOf([row('1', { C1: 'C' })]));
    expect(corrected.body).toMatchObject({ added: 0, changed: 1 });
    expect((await ask('GET', api(`survey-rounds/${round.id}/slips`))).body.total).toBe(3);
  });

  test('the template comes back as a file that is read', async () => {
    const round = await aRound();
    const template = await world.http.inject({
      method: 'GET',
      url: api(`survey-rounds/${round.id}/forms/${formIds[0]}/template`),
      headers: clerk(),
    });
    expect((await upload(round.id, template.rawPayload)).body).toMatchObject({ added: 0, bad: 0 });
  });

  test('a CSV is read as well', async () => {
    const round = await aRound();
    const text = [HEAD, row('1')].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n');
    expect((await upload(round.id, Buffer.from(text), '', 'phieu.csv')).body).toMatchObject({ added: 1, bad: 0 });
  });

  test('a formula or a macro is refused as a whole, and so is a sheet without the header', async () => {
    const round = await aRound();
    const sheet = (cell: string) =>
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${cell}</row></sheetData></worksheet>`;
    const parts = (more: Record<string, Uint8Array>, cell = '<c r="A1"><v>1</v></c>') =>
      Buffer.from(
        zipSync({
          '[Content_Types].xml': strToU8('<Types/>'),
          'xl/workbook.xml': strToU8('<workbook/>'),
          'xl/worksheets/sheet1.xml': strToU8(sheet(cell)),
          ...more,
        }),
      );
    expect((await upload(round.id, parts({ 'xl/vbaProject.bin': strToU8('x') }))).body.code).toBe('survey-file-macro');
    expect((await upload(round.id, parts({}, '<c r="A1"><f>1+1</f><v>2</v></c>'))).body.code).toBe(
      'survey-file-formula',
    );
    expect((await upload(round.id, Buffer.from('a,b\n1,2'), '', 'x.csv')).body.code).toBe('survey-file-unreadable');
    expect((await ask('GET', api(`survey-rounds/${round.id}/slips`))).body.total).toBe(0);
  });
});

describe('results', () => {
  test('averages are exact, groups weigh 30 and 10, too few slips are said', async () => {
    const round = await aRound();
    await enter(round.id, { answers: { C1: 'A', C2: 'B' } });
    const { unit: early, all } = await resultOf(round.id);
    expect(early).toMatchObject({ tooFew: true, slips: [{ valid: 1, minSlips: 2 }, { valid: 0 }] });
    expect(early?.criteria[1]).toMatchObject({ code: '8.2', average: null, points: null });
    expect(all.tooFew).toBe(all.total);
    expect(all.without).toBe(all.total - 1);
    await enter(round.id, { answers: { C1: 'B', C2: 'B' } });
    await enter(round.id, { answers: { C1: 'C', C2: 'E' }, remarks: { C2: 'Không rõ' } });
    await enter(round.id, { formId: formIds[1], answers: { C1: 'A' } });
    const { unit } = await resultOf(round.id);
    expect(unit?.tooFew).toBe(false);
    expect(unit?.criteria).toMatchObject([
      { code: '8.1', fraction: '3/5', average: '60 %', points: '18.00', groups: [{ answers: 3 }] },
      // (30 × 60 % + 10 × 100 %) / 40 = 70 %
      { code: '8.2', fraction: '7/10', average: '70 %', points: '7.00', working: 'Bình quân 70 % × 10 điểm = 7 điểm' },
    ]);
    expect(unit?.criteria[0]?.working).toBe(
      '(1 × 100 % + 1 × 60 % + 1 × 20 % + 0 × 0 %) / 3 phiếu × 30 điểm = 18 điểm',
    );
  });

  test('a page of results costs the same however many slips there are', async () => {
    const round = await aRound();
    const count = () => world.statementsOf(() => ask('GET', api(`survey-rounds/${round.id}/results`)));
    await enter(round.id);
    const before = await count();
    await upload(round.id, await sheetOf(Array.from({ length: 300 }, (_, at) => row(`L${at}`))));
    expect(await count()).toBe(before);
    expect(before).toBeLessThanOrEqual(9);
    const lists = () => world.statementsOf(() => ask('GET', api(`survey-rounds/${round.id}/slips?size=100`)));
    expect(await lists()).toBeLessThanOrEqual(6);
  });
});

describe('joining', () => {
  const sheetUrl = `/api/units/${UNIT}/assessments/2026`;
  const focal = () => person('focal-officer', UNIT);
  const lineAt = async (code: string) => {
    const { body } = (await ask('GET', sheetUrl, undefined, focal())) as { body: SheetResponse };
    return body.lines.find((one) => one.code === code);
  };
  const join = (round: string, who = appraiser()) => ask('POST', api(`survey-rounds/${round}/join`), undefined, who);
  const close = async (round: SurveyRoundResponse) =>
    (await ask('POST', api(`survey-rounds/${round.id}/close`), { revision: round.revision }))
      .body as SurveyRoundResponse;
  const ofUnit = (answer: { body: { units: { unit: string; lines: object[] }[] } }) =>
    answer.body.units.find(({ unit }) => unit === UNIT)?.lines;

  test('goes into the sheets once, as what is declared and then as the appraisal; a closed sheet keeps its own', async () => {
    const round = await aRound();
    await enter(round.id, { answers: { C1: 'B', C2: 'B' } });
    await enter(round.id, { formId: formIds[1], answers: { C1: 'A' } });
    expect((await join(round.id)).body.code).toBe('survey-round-open');
    const closed = await close(round);
    expect((await enter(round.id)).body.code).toBe('survey-round-closed');
    expect(ofUnit(await join(round.id))).toEqual([
      { code: '8.1', what: 'no-sheet' },
      { code: '8.2', what: 'no-sheet' },
    ]);

    const opened = await ask('POST', `/api/units/${UNIT}/assessments`, { year: 2026 }, focal());
    expect(ofUnit(await join(round.id))?.[0]).toMatchObject({ what: 'other-set' });
    await world.db.updateTable('assessment').set({ criteria_set_id: setId }).where('id', '=', opened.body.id).execute();
    expect((await join(round.id)).body).toMatchObject({ joined: 2 });
    expect(await lineAt('8.1')).toMatchObject({
      self: { points: '18.00', computed: true },
      values: { answers_b: { value: 1, origin: 'settled', settledBy: { kind: 'survey', id: round.id } } },
    });
    const second = await lineAt('8.2');
    expect(second).toMatchObject({ self: { points: '7.00' }, appraisal: null });
    expect(second?.explanation).toBe(
      'Điều tra xã hội học “Điều tra 2026”: Người dân: 1 câu trả lời hợp lệ, bình quân 60 % (trọng số 30); Lãnh đạo: 1 câu trả lời hợp lệ, bình quân 100 % (trọng số 10); bình quân chung 70 %.',
    );
    expect(ofUnit(await join(round.id))).toEqual([
      { code: '8.1', what: 'equal' },
      { code: '8.2', what: 'equal' },
    ]);
    // A later self-score of the unit does not lose the joined average.
    const again = await ask(
      'PUT',
      `${sheetUrl}/lines/8.2/self-score`,
      { version: second?.version, values: [] },
      focal(),
    );
    expect(again.body).toMatchObject({
      self: { points: '7.00' },
      values: { average_part: { value: 7, origin: 'settled' } },
    });

    await world.db.updateTable('assessment').set({ state: 'submitted' }).where('id', '=', opened.body.id).execute();
    expect((await join(round.id)).body).toMatchObject({ joined: 2 });
    expect(await lineAt('8.2')).toMatchObject({
      appraisal: { points: '7.00', computed: true, deductions: [{ lost: '3.00' }] },
      sentence: 'Bình quân 70 % × 10 điểm = 7 điểm',
    });
    expect((await join(round.id)).body).toMatchObject({ joined: 0 });
    await world.db.updateTable('assessment').set({ state: 'published' }).where('id', '=', opened.body.id).execute();
    expect(ofUnit(await join(round.id))).toEqual([
      { code: '8.1', what: 'closed' },
      { code: '8.2', what: 'closed' },
    ]);
    const reopen = await ask('POST', api(`survey-rounds/${round.id}/reopen`), { revision: closed.revision });
    expect(reopen.body.code).toBe('survey-changed');
    const entries = await world.db
      .selectFrom('audit_entry')
      .select('entry')
      .where('action', '=', 'assessments:join-survey')
      .execute();
    expect(entries).toHaveLength(2);
  });

  test('a typed result needs its source and joins as a rate', async () => {
    const round = await aRound({ method: 'typed', forms: [], year: 2025 });
    const type = (change: object = {}) =>
      ask('PUT', api(`survey-rounds/${round.id}/results`), {
        unit: UNIT,
        criterion: '8.1',
        average: 8_567,
        source: 'Báo cáo 12/BC-VNC',
        ...change,
      });
    expect((await type({ source: '' })).body.code).toBe('survey-source-missing');
    expect((await type({ criterion: '8' })).body.code).toBe('survey-criterion-unknown');
    expect((await type({ unit: ABOVE })).body.code).toBe('survey-unit-unknown');
    expect((await type({ average: 10_001 })).status).toBe(422);
    expect((await enter(round.id)).body.code).toBe('survey-method-other');
    expect((await type()).status).toBe(200);
    const { unit } = await resultOf(round.id);
    expect(unit?.criteria[0]).toMatchObject({ average: '85,67 %', points: '25.70', source: 'Báo cáo 12/BC-VNC' });
    expect(unit?.criteria[1]).toMatchObject({ average: null, points: null });
    await close(round);
    const opened = await ask('POST', `/api/units/${UNIT}/assessments`, { year: 2025 }, focal());
    await world.db.updateTable('assessment').set({ criteria_set_id: setId }).where('id', '=', opened.body.id).execute();
    expect(ofUnit(await join(round.id))).toEqual([
      { code: '8.1', what: 'written' },
      { code: '8.2', what: 'no-result' },
    ]);
  });

  test('nobody joins from below, and only appraisers do', async () => {
    const round = await aRound();
    for (const who of [
      clerk(),
      person('chair', ABOVE),
      person('administrator', ABOVE),
      person('focal-officer', UNIT),
    ]) {
      expect((await join(round.id, who)).status).toBe(403);
    }
  });
});

describe('printing', () => {
  test.each(['docx', 'pdf'])('a questionnaire is a %s file', async (format) => {
    const answer = await world.http.inject({
      method: 'GET',
      url: api(`survey-forms/${formIds[0]}/${format}`),
      headers: appraiser(),
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe(format === 'pdf' ? '%P' : 'PK');
  });
});
