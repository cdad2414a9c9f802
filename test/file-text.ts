import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/** Whether poppler's tools are here; under CI their absence is a failure and not a reason to skip. */
export function hasPoppler(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env.CI) {
      throw new Error('poppler-utils is missing: CI must check the PDF files');
    }
    console.warn('Bỏ qua kiểm tra PDF: máy này chưa có poppler-utils.');
    return false;
  }
}

/** What `tool` (pdftotext, pdffonts, pdfinfo) says of a PDF. */
export function askPoppler(tool: string, pdf: Uint8Array, options: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-pdf-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    const out = tool === 'pdftotext' ? [file, '-'] : [file];
    return execFileSync(tool, [...options, ...out], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The paragraphs of a DOCX body, read from its XML without the library that wrote it. */
export function docxParagraphs(docx: Uint8Array): readonly string[] {
  const xml = docxPart(docx, 'word/document.xml');
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:br\/>/gsu)]
      .map(([tag, text]) => (tag === '<w:br/>' ? '\n' : unescapeXml(text ?? '')))
      .join(''),
  );
}

export function docxPart(docx: Uint8Array, name: string): string {
  const part = unzipSync(docx)[name];
  if (!part) {
    throw new Error(`no ${name} in the file`);
  }
  return strFromU8(part);
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replace(/&#(x?)([0-9a-f]+);/giu, (_, hex, code) => String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)))
    .replaceAll('&amp;', '&');
}
