import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuse } from '#core/checks/refusals.ts';
import type { CheckedText } from '#core/checks/text.ts';
import { readDocx } from './docx-reader.ts';
import { LineList } from './line-list.ts';
import { ocrPages } from './ocr-reader.ts';
import { requireOcrTools } from './ocr-tools.ts';
import { openPdf, PageLines, type PageWords, wordsFrom } from './pdf-reader.ts';
import { reportFault } from './report-fault.ts';
import { type ReportKind, reportKind } from './report-kind.ts';
import { readTextFile } from './text-reader.ts';

export interface ReadReport {
  /** What the file is; `scan` where OCR read pages of it. */
  readonly kind: ReportKind | 'scan';
  readonly text: CheckedText;
  /** Pages that are scans and could not be read because the programs are missing; the others were. */
  readonly unreadPages: readonly number[];
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface ReadingOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Where pages read by OCR are kept, so that an interrupted reading goes on; otherwise they are forgotten. */
  readonly folder?: string;
  /** `refuse`: nobody waits for OCR; a file with scanned pages is refused (`report-is-scan`). */
  readonly scans?: 'refuse';
}

/** Reads a report whatever its ending says; what cannot be read is refused with a code that says what to do. */
export async function readReport(path: string, options: ReadingOptions = {}): Promise<ReadReport> {
  try {
    const kind = await reportKind(path);
    const read = kind === 'pdf' ? await readPdf(path, options) : await readWords(path, kind);
    if (read.text.lines.length === 0) {
      throw refuse(read.kind === 'scan' ? 'report-scan-unreadable' : 'report-empty');
    }
    return read;
  } catch (error) {
    throw reportFault(error);
  }
}

async function readWords(path: string, kind: 'docx' | 'text'): Promise<ReadReport> {
  return { kind, text: kind === 'docx' ? await readDocx(path) : await readTextFile(path), unreadPages: [] };
}

/** First the pages with text, then OCR for those that are scans. */
async function readPdf(path: string, options: ReadingOptions): Promise<ReadReport> {
  const pages = await pagesOf(path, options);
  const scans = pages.flatMap((words, index) => (words === undefined ? [index + 1] : []));
  if (scans.length > 0 && options.scans === 'refuse') {
    throw refuse('report-is-scan', { pages: scans.slice(0, 5).join(', ') });
  }
  const found = scans.length === 0 ? new Map<number, PageWords>() : await readScans(path, scans, pages.length, options);
  const list = new LineList();
  const lines = new PageLines(list);
  pages.forEach((words, index) => {
    lines.add(words ?? found?.get(index + 1) ?? [], index + 1);
  });
  const kind = scans.length > 0 && found ? 'scan' : 'pdf';
  return { kind, text: { lines: list.lines }, unreadPages: found ? [] : scans };
}

async function pagesOf(path: string, { onProgress }: ReadingOptions): Promise<readonly PageWords[]> {
  const pdf = await openPdf(path);
  try {
    const pages: PageWords[] = [];
    for (let number = 1; number <= pdf.pages; number += 1) {
      const words = await pdf.read(number);
      pages.push(words);
      const done = pages.filter((page) => page !== undefined).length;
      onProgress?.({ done, total: pdf.pages });
    }
    return pages;
  } finally {
    await pdf.close();
  }
}

/** Undefined where the programs are missing and other pages can be read without them. */
async function readScans(path: string, scans: readonly number[], total: number, options: ReadingOptions) {
  try {
    await requireOcrTools();
  } catch (error) {
    if (scans.length < total) {
      return undefined;
    }
    throw error;
  }
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'cchc-ocr-')));
  let done = total - scans.length;
  const onPage = () => {
    done += 1;
    options.onProgress?.({ done, total });
  };
  try {
    const read = await ocrPages({ path, pages: scans, folder, onPage });
    return new Map<number, PageWords>([...read].map(([page, { pieces, rules }]) => [page, wordsFrom(pieces, rules)]));
  } finally {
    if (options.folder === undefined) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
