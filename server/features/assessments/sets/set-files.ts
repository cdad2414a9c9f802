import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { differencesOf } from '#core/assessments/sets/differences.ts';
import { draftFromSet, type SetDraft } from '#core/assessments/sets/draft.ts';
import { setDocument } from '#core/assessments/sets/set-document.ts';
import { type CellValue, rowsOfSet, SET_SHEETS, type SetSheet } from '#core/assessments/sets/set-sheets.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { DOCX_TYPE, PDF_TYPE, renderDocx, renderPdf } from '#server/platform/documents/rendering.ts';
import { readIn } from '#server/platform/scope.ts';
import { writeXlsx, XLSX_TYPE, type XlsxSheet } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { loadSet } from '../criteria-repository.ts';
import type { SetDesk } from './set-desk.ts';
import { loadStoredSet } from './set-repository.ts';
import { comparedSet } from './set-view.ts';

export const SET_FORMATS = { docx: DOCX_TYPE, pdf: PDF_TYPE, xlsx: XLSX_TYPE } as const;
export type SetFormat = keyof typeof SET_FORMATS;

/** A version as a file; the transaction ends before the file is made. */
export async function setFile(
  desk: SetDesk,
  id: CriteriaSetId,
  format: SetFormat,
): Promise<{ readonly name: string; readonly type: string; readonly content: Buffer }> {
  const { stored, draft, other } = await readIn(desk.deps.db, desk.scope, async (tx) => {
    const stored = await loadStoredSet(tx, id);
    const set = stored && (await loadSet(tx, id));
    if (!stored || !set) {
      throw refuse('criteria-set-unknown');
    }
    const compared = format === 'xlsx' ? undefined : await comparedSet(tx, stored);
    // What it was copied from is no earlier version of it: the table of differences would be the set again.
    const before = compared && compared.why !== 'copy' ? compared : undefined;
    const beforeSet = before && (await loadSet(tx, before.set.id));
    return {
      stored,
      draft: draftFromSet(set),
      other: before && beforeSet && { ...before.set, draft: draftFromSet(beforeSet) },
    };
  });
  const name = `bo-tieu-chi-${stored.code}-ban-${stored.version}.${format}`;
  const type = SET_FORMATS[format];
  if (format === 'xlsx') {
    return { name, type, content: await writeXlsx(sheetsOf(draft)) };
  }
  const owner = stored.ownerId === undefined ? undefined : desk.deps.directory.byId(stored.ownerId);
  const document = setDocument({
    draft,
    version: stored.version,
    state: stored.state,
    owner: owner && `UBND ${owner.name}`,
    basis: stored.basis,
    changes: other && { of: `“${other.name}” (bản ${other.version})`, list: differencesOf(other.draft, draft) },
  });
  const content =
    format === 'docx' ? await renderDocx(document) : await renderPdf(document, vietnamDay(desk.deps.now()));
  return { name, type, content };
}

const WIDTHS: Readonly<Record<SetSheet, readonly number[]>> = {
  head: [26, 60, 14],
  criteria: [9, 10, 20, 60, 12, 26, 22, 14, 24, 28, 28, 14, 40, 30, 40, 12],
  rules: [12, 26, 26, 50],
  data: [12, 26, 60, 12, 16, 26, 26, 26],
};

function sheetsOf(draft: SetDraft): readonly XlsxSheet[] {
  const rows = rowsOfSet(draft);
  return (Object.keys(SET_SHEETS) as SetSheet[]).map((sheet) => ({
    name: SET_SHEETS[sheet].name,
    widths: WIDTHS[sheet],
    landscape: true,
    headRows: { first: 1, last: 1 },
    rows: [
      { cells: SET_SHEETS[sheet].columns.map((value) => ({ value, style: 'head' as const })) },
      ...rows[sheet].map((cells) => ({ cells: cells.map(cellOf) })),
    ],
  }));
}

function cellOf(value: CellValue) {
  return { value, style: 'text' as const };
}
