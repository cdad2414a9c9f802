import { posix } from 'node:path';
import { refuse } from '#core/checks/refusals.ts';
import type { CheckedText } from '#core/checks/text.ts';
import { READING_LIMITS, type ReadingLimits } from '#server/platform/spreadsheets/reading-limits.ts';
import { type Archive, openArchive } from '#server/platform/spreadsheets/xlsx-archive.ts';
import { readXml } from '#server/platform/spreadsheets/xml-events.ts';
import { Numbering } from './docx-numbering.ts';
import { DocxStory, TableCount } from './docx-story.ts';
import { LineList } from './line-list.ts';

const MEGABYTE = 1_048_576;

/** 20 MB of DOCX are mostly pictures, which do not swell; its text parts stay far below. */
const DOCX_LIMITS: ReadingLimits = {
  ...READING_LIMITS,
  uncompressedBytes: 400 * MEGABYTE,
  ratio: 150,
  ratioFromBytes: 8 * MEGABYTE,
};

/** Reads the words of a DOCX: headers, the body, footnotes and endnotes, in this order. */
export async function readDocx(path: string): Promise<CheckedText> {
  const archive = await openArchive(path, DOCX_LIMITS);
  try {
    const body = await bodyPart(archive);
    const parts = await relatedParts(archive, body);
    const numbering = await readNumbering(archive, parts);
    const list = new LineList();
    const tables = new TableCount();
    for (const header of parts.headers) {
      await readHeader(archive, header, list);
    }
    for (const part of [body, ...parts.notes]) {
      await readStory(archive, part, new DocxStory(list, numbering, tables));
    }
    return { lines: list.lines };
  } finally {
    archive.close();
  }
}

async function readStory(archive: Archive, part: string, story: DocxStory): Promise<void> {
  await readXml(await archive.read(part), {
    open: (name, attributes) => story.open(name, attributes),
    close: (name) => story.close(name),
    text: (text) => story.text(text),
  });
}

/** A header counts where it says something; most hold the number of the page, and the same words for each section. */
async function readHeader(archive: Archive, part: string, list: LineList): Promise<void> {
  const own = new LineList();
  await readStory(archive, part, new DocxStory(own, new Numbering(), new TableCount()));
  for (const { text } of own.lines) {
    if (/\p{L}{2}/u.test(text) && !list.lines.some((line) => line.text === text)) {
      list.addText(text);
    }
  }
}

async function bodyPart(archive: Archive): Promise<string> {
  if (!archive.has('_rels/.rels')) {
    throw refuse(archive.has('word/document.xml') ? 'report-damaged' : 'report-kind-unknown');
  }
  const found = (await relations(archive, '_rels/.rels', '')).find(({ type }) => type === 'officeDocument');
  if (!found || !archive.has(found.part)) {
    throw refuse('report-damaged');
  }
  if (/^(xl|ppt)\//u.test(found.part)) {
    throw refuse(found.part.startsWith('xl/') ? 'report-is-spreadsheet' : 'report-kind-unknown');
  }
  return found.part;
}

interface Parts {
  readonly headers: readonly string[];
  readonly notes: readonly string[];
  readonly numbering: string | undefined;
  readonly styles: string | undefined;
}

async function relatedParts(archive: Archive, body: string): Promise<Parts> {
  const folder = posix.dirname(body);
  const listing = posix.join(folder, '_rels', `${posix.basename(body)}.rels`);
  const found = archive.has(listing) ? await relations(archive, listing, folder) : [];
  const ofType = (wanted: string) =>
    found.filter(({ type, part }) => type === wanted && archive.has(part)).map(({ part }) => part);
  return {
    headers: ofType('header').sort(),
    notes: [...ofType('footnotes'), ...ofType('endnotes')],
    numbering: ofType('numbering')[0],
    styles: ofType('styles')[0],
  };
}

async function readNumbering(archive: Archive, parts: Parts): Promise<Numbering> {
  const numbering = new Numbering();
  if (parts.numbering !== undefined) {
    await numbering.readLists(await archive.read(parts.numbering));
    if (parts.styles !== undefined) {
      await numbering.readStyles(await archive.read(parts.styles));
    }
  }
  return numbering;
}

/** What a part names as belonging to it; the type is the last word of its address, in every edition of the standard. */
async function relations(archive: Archive, listing: string, folder: string) {
  const found: { type: string; part: string }[] = [];
  await readXml(await archive.read(listing), {
    open: (name, attributes) => {
      const { Type: type = '', Target: target = '', TargetMode: mode } = attributes;
      if (name === 'Relationship' && mode !== 'External') {
        const part = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
        found.push({ type: type.slice(type.lastIndexOf('/') + 1), part });
      }
    },
  });
  return found;
}
