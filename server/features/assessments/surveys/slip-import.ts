import { createHash } from 'node:crypto';
import { unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SlipImportAnswer } from '#core/assessments/surveys/contract.ts';
import type { SurveyFormId } from '#core/assessments/surveys/questionnaire.ts';
import { refuseSurvey } from '#core/assessments/surveys/refusals.ts';
import type { SlipEntry, SurveyRoundId, SurveySlipId } from '#core/assessments/surveys/slip.ts';
import { isSameSlip, SLIP_ROWS_MOST, slipFromRow, slipHeader } from '#core/assessments/surveys/slip-sheet.ts';
import { cellText, type SheetRow } from '#core/imports/cell.ts';
import { fold } from '#core/kernel/text.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import { activeContent, hasFormulaText } from '#server/platform/spreadsheets/active-content.ts';
import { openSpreadsheet } from '#server/platform/spreadsheets/open-spreadsheet.ts';
import { UPLOAD_LIMITS } from '#server/platform/spreadsheets/reading-limits.ts';
import type { StoredForm } from './form-repository.ts';
import { loadRoundForms } from './round-repository.ts';
import { requireCollecting, requireRound } from './round-service.ts';
import { type KnownSlip, saveSlips, slipsByNumber } from './slip-repository.ts';
import { recorded, type SurveyDesk, unitsBelow } from './survey-desk.ts';

interface Judged {
  readonly row: number;
  readonly entry: SlipEntry;
  readonly problems: readonly string[];
  readonly outcome: SlipImportAnswer['rows'][number]['outcome'];
  readonly known: KnownSlip | undefined;
}

/** Rows that were taken are shown up to so many; those that were not are all shown. */
const SHOWN = 200;

/** Says what would become of each row of a file; nothing is written. */
export async function checkSlips(
  desk: SurveyDesk,
  roundId: SurveyRoundId,
  formId: SurveyFormId,
  content: Buffer,
): Promise<SlipImportAnswer> {
  const rows = await rowsOf(content);
  return readIn(desk.deps.db, desk.scope, async (tx) => answerOf(await judge(tx, desk, roundId, formId, rows)));
}

/** Takes the good rows of a file; a slip whose number is known is compared, so that a file may come twice. */
export async function importSlips(
  desk: SurveyDesk,
  roundId: SurveyRoundId,
  formId: SurveyFormId,
  content: Buffer,
): Promise<SlipImportAnswer> {
  const rows = await rowsOf(content);
  const fileHash = createHash('sha256').update(content).digest('hex');
  return recorded(desk, async (tx, writing) => {
    const judged = await judge(tx, desk, roundId, formId, rows);
    const taken = judged.filter(({ outcome }) => outcome === 'new' || outcome === 'changed');
    if (taken.length > 0) {
      const slips = taken.map(({ entry, known }) => ({
        ...entry,
        fileHash,
        id: known?.id ?? newId<SurveySlipId>(writing.at),
      }));
      await saveSlips(tx, desk.unit.agencyId, roundId, slips, writing);
    }
    const answer = answerOf(judged);
    const { added, changed, same, bad } = answer;
    const what = { file: fileHash, added, changed, same, bad };
    return { action: 'surveys:import-slips', kind: 'survey-round', id: roundId, what, answer };
  });
}

async function rowsOf(content: Buffer): Promise<readonly SheetRow[]> {
  // The reader walks a file on disk, so that no workbook has to fit into memory twice.
  const path = join(tmpdir(), `cchc-${newId(new Date())}.sheet`);
  await writeFile(path, content, { mode: 0o600 });
  try {
    const active = await activeContent(path, UPLOAD_LIMITS);
    if (active) {
      throw refuseSurvey(active === 'macro' ? 'survey-file-macro' : 'survey-file-formula');
    }
    const book = await openSpreadsheet(path, UPLOAD_LIMITS);
    try {
      const rows: SheetRow[] = [];
      for await (const chunk of book.sheets[0]?.rows() ?? []) {
        rows.push(...chunk);
        if (rows.length > SLIP_ROWS_MOST) {
          throw refuseSurvey('survey-file-too-long', { most: SLIP_ROWS_MOST });
        }
      }
      return rows;
    } finally {
      await book.close();
    }
  } finally {
    await unlink(path);
  }
}

async function judge(
  tx: Database,
  desk: SurveyDesk,
  roundId: SurveyRoundId,
  formId: SurveyFormId,
  rows: readonly SheetRow[],
): Promise<readonly Judged[]> {
  const round = await requireRound(tx, desk, roundId);
  requireCollecting(round, 'slips');
  const form = (await loadRoundForms(tx, desk.unit.agencyId, roundId)).find((one) => one.form.id === formId)?.form;
  if (!form) {
    throw refuseSurvey('survey-form-unknown');
  }
  const read = readRows(rows, form, await unitFinder(tx, desk, round.closesOn));
  const numbers = read.map(({ entry }) => entry.slipNumber);
  const known = await slipsByNumber(tx, desk.unit.agencyId, roundId, numbers);
  const byNumber = new Map(known.filter((one) => one.formId === formId).map((one) => [one.slipNumber, one]));
  const seen = new Set<string>();
  return read.map(({ row, entry, problems: own }) => {
    const twice = seen.has(entry.slipNumber) && entry.slipNumber !== '';
    seen.add(entry.slipNumber);
    const before = byNumber.get(entry.slipNumber);
    const problems = [
      ...own,
      ...(twice ? [`Số phiếu ${entry.slipNumber} trùng với một dòng ở trên.`] : []),
      ...(before?.voided ? [`Phiếu số ${entry.slipNumber} đã hủy trong hệ thống.`] : []),
    ];
    const outcome = problems.length > 0 ? 'bad' : !before ? 'new' : isSameSlip(before, entry) ? 'same' : 'changed';
    return { row, entry, problems, outcome, known: before };
  });
}

/** Units by full name, by name without its kind, and by slug; a name that two bear finds neither. */
async function unitFinder(tx: Database, desk: SurveyDesk, closesOn: string) {
  const units = await unitsBelow(tx, desk, closesOn);
  const named = units.flatMap(({ id, name, slug }) =>
    [
      ...new Set([
        fold(name),
        fold(name).replace(/^(?:xa|phuong|thi tran|dac khu|huyen|thi xa|thanh pho) /u, ''),
        slug,
      ]),
    ].map((key) => [key, id] as const),
  );
  const byName = Map.groupBy(named, ([key]) => key);
  return (typed: string): number | undefined => {
    const found = byName.get(fold(typed)) ?? [];
    return found.length === 1 ? found[0]?.[1] : undefined;
  };
}

function readRows(rows: readonly SheetRow[], form: StoredForm, unitOf: (name: string) => number | undefined) {
  const texts = rows.map((row) => ({ row, cells: row.cells.map((cell) => cellText(cell)) }));
  const at = texts.findIndex(({ cells }) => slipHeader(cells, form) !== undefined);
  const header = at < 0 ? undefined : slipHeader(texts[at]?.cells ?? [], form);
  if (!header) {
    throw refuseSurvey('survey-file-unreadable');
  }
  return texts
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ row, cells }) => {
      const { entry, problems } = slipFromRow(cells, header, form, unitOf);
      const formula = hasFormulaText(row) ? ['Có ô bắt đầu bằng dấu = hoặc @ như công thức.'] : [];
      return { row: row.number, entry, problems: [...formula, ...problems] };
    });
}

function answerOf(judged: readonly Judged[]): SlipImportAnswer {
  const count = (wanted: Judged['outcome']) => judged.filter(({ outcome }) => outcome === wanted).length;
  const bad = judged.filter(({ outcome }) => outcome === 'bad');
  const good = judged.filter(({ outcome }) => outcome !== 'bad').slice(0, SHOWN);
  return {
    added: count('new'),
    changed: count('changed'),
    same: count('same'),
    bad: bad.length,
    rows: [...bad, ...good].map(({ row, entry, outcome, problems }) => ({
      row,
      slipNumber: entry.slipNumber,
      outcome,
      problems: [...problems],
    })),
  };
}
