import { unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { sameCriterion, sameDraft } from '#core/assessments/sets/aspects.ts';
import type { SetImportAnswer } from '#core/assessments/sets/contract.ts';
import { draftFromSet, type SetDraft } from '#core/assessments/sets/draft.ts';
import { faultsOf } from '#core/assessments/sets/faults.ts';
import { type ReadSet, setFromRows, type TextRow } from '#core/assessments/sets/set-from-sheets.ts';
import { SET_SHEETS, type SetSheet } from '#core/assessments/sets/set-sheets.ts';
import { cellText } from '#core/imports/cell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import { openSpreadsheet } from '#server/platform/spreadsheets/open-spreadsheet.ts';
import { VALUES_ONLY } from '#server/platform/spreadsheets/reading-limits.ts';
import type { Sheet } from '#server/platform/spreadsheets/sheet.ts';
import { loadSet } from '../criteria-repository.ts';
import type { SetDesk } from './set-desk.ts';
import { saveSet } from './set-service.ts';

const ROWS_MOST = 5_000;

/**
 * Puts a workbook in place of a draft. Every cell that cannot be read is reported, and nothing is taken while there is
 * one; the same file a second time changes nothing.
 */
export async function importSet(
  desk: SetDesk,
  id: CriteriaSetId,
  content: Buffer,
  { revision, dryRun }: { readonly revision: number; readonly dryRun: boolean },
): Promise<SetImportAnswer> {
  const read = await readWorkbook(content);
  const before = await readIn(desk.deps.db, desk.scope, async (tx) => {
    const set = await loadSet(tx, id);
    if (!set) {
      throw refuse('criteria-set-unknown');
    }
    return draftFromSet(set);
  });
  const answer = answerOf(before, read);
  const changes = !sameDraft(before, read.draft);
  if (!dryRun && answer.problems.length === 0 && changes) {
    await saveSet(desk, id, { revision, draft: read.draft, unfinished: true });
  }
  return answer;
}

function answerOf(before: SetDraft, { draft, problems }: ReadSet): SetImportAnswer {
  const known = new Map(before.criteria.map((one) => [one.code, one]));
  const kept = new Set(draft.criteria.map(({ code }) => code));
  const same = draft.criteria.filter((one) => {
    const old = known.get(one.code);
    return old !== undefined && sameCriterion(old, one);
  }).length;
  const added = draft.criteria.filter(({ code }) => !known.has(code)).length;
  return {
    added,
    same,
    changed: draft.criteria.length - added - same,
    removed: before.criteria.filter(({ code }) => !kept.has(code)).length,
    headChanged: !sameDraft({ ...before, criteria: [] }, { ...draft, criteria: [] }),
    problems: [...problems],
    faults: problems.length > 0 ? [] : [...faultsOf(draft)],
  };
}

async function readWorkbook(content: Buffer): Promise<ReadSet> {
  // The reader walks a file on disk, so that no workbook has to fit into memory twice.
  const path = join(tmpdir(), `cchc-${newId(new Date())}.xlsx`);
  await writeFile(path, content);
  try {
    const book = await openSpreadsheet(path, VALUES_ONLY);
    try {
      const found = new Map(book.sheets.map((sheet) => [sheet.name, sheet]));
      const rows = { head: [], criteria: [], rules: [], data: [] } as Record<SetSheet, readonly TextRow[]>;
      for (const sheet of Object.keys(SET_SHEETS) as SetSheet[]) {
        rows[sheet] = await rowsUnderHead(sheet, found.get(SET_SHEETS[sheet].name));
      }
      return setFromRows(rows);
    } finally {
      await book.close();
    }
  } finally {
    await unlink(path);
  }
}

/** The rows of a sheet in the order of our columns, wherever the file has them. */
async function rowsUnderHead(kind: SetSheet, sheet: Sheet | undefined): Promise<readonly TextRow[]> {
  const { name, columns } = SET_SHEETS[kind];
  const [head, ...rows] = await textRows(name, sheet);
  const places = columns.map((column) => head?.cells.indexOf(column) ?? -1);
  if (places.includes(-1)) {
    throw refuse('set-sheet-missing', { sheet: name });
  }
  return rows
    .map(({ row, cells }) => ({ row, cells: places.map((place) => cells[place] ?? '') }))
    .filter(({ cells }) => cells.some((text) => text !== ''));
}

async function textRows(name: string, sheet: Sheet | undefined): Promise<readonly TextRow[]> {
  const rows: TextRow[] = [];
  try {
    for await (const chunk of sheet?.rows() ?? []) {
      rows.push(
        ...chunk.map(({ number, cells }) => ({
          row: number,
          cells: Array.from(cells, (cell) => cellText(cell).trim()),
        })),
      );
      if (rows.length > ROWS_MOST) {
        throw refuse('set-sheet-too-long', { sheet: name, most: ROWS_MOST });
      }
    }
  } catch (error) {
    throw inSheet(error, name);
  }
  return rows;
}

/** A cell is named together with its sheet. */
function inSheet(error: unknown, sheet: string): unknown {
  return error instanceof Refusal && error.code === 'cell-is-formula'
    ? new Refusal(error.kind, error.code, { ...error.detail, sheet })
    : error;
}
