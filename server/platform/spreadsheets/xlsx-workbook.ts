import { refuse } from '#core/imports/refusals.ts';
import { SharedStrings } from './shared-strings.ts';
import type { Archive } from './xlsx-archive.ts';
import { readXml } from './xml-events.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly part: string;
}

export interface Workbook {
  /** Visible sheets, in their order. */
  readonly sheets: readonly WorkbookSheet[];
  /** Days count from 1904 (old Excel for Mac) instead of 1900. */
  readonly from1904: boolean;
}

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has('xl/workbook.xml')) {
    throw refuse('file-not-a-table');
  }
  const parts = await relations(archive);
  const sheets: WorkbookSheet[] = [];
  let from1904 = false;
  await readXml(await archive.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') {
        from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      }
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      if (name === 'sheet' && !hidden) {
        const part = parts.get(attributes['r:id'] ?? '');
        if (part && archive.has(part)) {
          sheets.push({ name: attributes.name ?? '', part });
        }
      }
    },
  });
  return { sheets, from1904 };
}

async function relations(archive: Archive): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const file = 'xl/_rels/workbook.xml.rels';
  if (archive.has(file)) {
    await readXml(await archive.read(file), {
      open: (name, { Id, Target }) => {
        if (name === 'Relationship' && Id && Target) {
          parts.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
        }
      },
    });
  }
  return parts;
}

export async function readSharedStrings(archive: Archive, cellLength: number): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (!archive.has('xl/sharedStrings.xml')) {
    strings.seal();
    return strings;
  }
  let text = '';
  let taking = false;
  let phonetic = false;
  try {
    await readXml(await archive.read('xl/sharedStrings.xml'), {
      open: (name) => {
        text = name === 'si' ? '' : text;
        phonetic = phonetic || name === 'rPh';
        taking = name === 't' && !phonetic;
      },
      text: (piece) => {
        if (taking) {
          text += piece;
          if (text.length > cellLength) {
            throw refuse('cell-too-long');
          }
        }
      },
      close: (name) => {
        taking = false;
        phonetic = phonetic && name !== 'rPh';
        if (name === 'si') {
          strings.add(text);
        }
      },
    });
  } catch (error) {
    strings.close();
    throw error;
  }
  strings.seal();
  return strings;
}

/** Number formats that Excel itself shows as a day or a time. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 36, 45, 46, 47, 50, 57, 58]);

/** Which cell styles show a number as a day: index = `s` of a cell. */
export async function readDateStyles(archive: Archive): Promise<readonly boolean[]> {
  const styles: boolean[] = [];
  if (!archive.has('xl/styles.xml')) {
    return styles;
  }
  const custom = new Set<number>();
  let inCellFormats = false;
  await readXml(await archive.read('xl/styles.xml'), {
    open: (name, attributes) => {
      if (name === 'numFmt' && showsDay(attributes.formatCode ?? '')) {
        custom.add(Number(attributes.numFmtId));
      }
      inCellFormats = inCellFormats || name === 'cellXfs';
      if (name === 'xf' && inCellFormats) {
        const format = Number(attributes.numFmtId ?? 0);
        styles.push(DATE_FORMATS.has(format) || custom.has(format));
      }
    },
    close: (name) => {
      inCellFormats = inCellFormats && name !== 'cellXfs';
    },
  });
  return styles;
}

/** A format code with day, month, year or hour letters outside quotes, brackets and escapes. */
function showsDay(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./gu, '');
  return /[dmyhs]/iu.test(bare) && !/^general$/iu.test(bare);
}
