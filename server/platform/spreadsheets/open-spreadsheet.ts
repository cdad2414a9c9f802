import { refuse } from '#core/imports/refusals.ts';
import { readCsv } from './csv-rows.ts';
import { fileKind } from './file-kind.ts';
import { READING_LIMITS, type ReadingLimits } from './reading-limits.ts';
import type { Spreadsheet } from './sheet.ts';
import { openArchive } from './xlsx-archive.ts';
import { readMerges } from './xlsx-merges.ts';
import { readRows } from './xlsx-rows.ts';
import { readDateStyles, readSharedStrings, readWorkbook } from './xlsx-workbook.ts';

/**
 * Opens a table of any size for streaming. The kind is decided by the bytes; what we do not read (old .xls, a file
 * with a password, HTML under the name .xls, OpenDocument) is refused with a code that says what to do instead.
 */
export async function openSpreadsheet(path: string, limits: ReadingLimits = READING_LIMITS): Promise<Spreadsheet> {
  if ((await fileKind(path)) === 'xlsx') {
    return openXlsx(path, limits);
  }
  return {
    kind: 'csv',
    sheets: [{ name: '', rows: () => readCsv(path, limits) }],
    close: async () => undefined,
  };
}

/** Visual Basic, and the macro sheets of Excel 4. */
const MACRO_PART = /(?:^|\/)(?:vbaProject\.bin$|macrosheets\/)/iu;

async function openXlsx(path: string, limits: ReadingLimits): Promise<Spreadsheet> {
  const archive = await openArchive(path, limits);
  try {
    if (limits.valuesOnly && archive.names.some((name) => MACRO_PART.test(name))) {
      throw refuse('file-has-macros');
    }
    const { sheets, from1904 } = await readWorkbook(archive);
    if (sheets.length === 0) {
      throw refuse('file-empty');
    }
    const dateStyles = await readDateStyles(archive);
    const strings = await readSharedStrings(archive, limits.cellLength);
    return {
      kind: 'xlsx',
      sheets: sheets.map(({ name, part }) => ({
        name,
        rows: async function* () {
          const merges = await readMerges(await archive.read(part));
          yield* readRows(await archive.read(part), { strings, dateStyles, from1904, merges, limits });
        },
      })),
      close: async () => {
        strings.close();
        archive.close();
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}
