import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { aFile } from '#test/spreadsheet-file.ts';

const NAMES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  /** The XML between `<w:body>` and `</w:body>`. */
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly header?: string;
}

/** A paragraph of one run. */
export function p(text: string, properties = ''): string {
  const inside = properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${inside}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A cell with its own properties ("<w:gridSpan w:val="2"/>"). */
export function tc(text: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
}

export function aDocx(parts: DocxParts): Uint8Array {
  const bytes = (xml: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
  const roots = { numbering: 'numbering', styles: 'styles', footnotes: 'footnotes', header: 'hdr' } as const;
  const given = Object.entries(roots).flatMap(([name, root]) => {
    const xml = parts[name as keyof typeof roots];
    return xml === undefined ? [] : [{ name, root, xml }];
  });
  const relations = given.map(
    ({ name }, index) => `<Relationship Id="r${index}" Type="${RELATION}/${name}" Target="${name}.xml"/>`,
  );
  const files = {
    '_rels/.rels': bytes(
      `<Relationships><Relationship Id="r" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': bytes(`<w:document ${NAMES}><w:body>${parts.body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': bytes(`<Relationships>${relations.join('')}</Relationships>`),
    ...Object.fromEntries(
      given.map(({ name, root, xml }) => [`word/${name}.xml`, bytes(`<w:${root} ${NAMES}>${xml}</w:${root}>`)]),
    ),
  };
  // The same parts give the same bytes, whenever they are written.
  return zipSync(files, { mtime: '2026-01-05' });
}

export function aDocxFile(parts: DocxParts, name = 'bao-cao.docx'): string {
  return aFile(name, aDocx(parts));
}

/** Whether the programs are here that read scans; under CI their absence is a failure and not a reason to skip. */
export function hasOcr(): boolean {
  try {
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' });
    return /^vie$/mu.test(execFileSync('tesseract', ['--list-langs'], { encoding: 'utf8' })) || missing();
  } catch {
    return missing();
  }
}

function missing(): false {
  if (process.env.CI) {
    throw new Error('tesseract-ocr-vie or poppler-utils is missing: CI must read scans');
  }
  console.warn('Bỏ qua kiểm tra bản quét: máy này chưa có tesseract-ocr-vie hoặc poppler-utils.');
  return false;
}

/** The same pages as pictures: what a scanner makes of a printed document. */
export function scanOf(pdf: Uint8Array, dotsPerInch = 200): Uint8Array {
  return picturePdf(
    picturesOf(pdf, dotsPerInch).map((path) => readFileSync(path)),
    72 / dotsPerInch,
  );
}

/** The pages of a PDF as JPEG files. */
export function picturesOf(pdf: Uint8Array, dotsPerInch: number): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-scan-'));
  const file = join(folder, 'file.pdf');
  writeFileSync(file, pdf);
  execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-gray', '-jpeg', file, join(folder, 'page')]);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jpg'))
    .sort()
    .map((name) => join(folder, name));
}

/** A PDF whose pages are JPEG pictures and nothing else. */
function picturePdf(pictures: readonly Buffer[], points: number): Uint8Array {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  const put = (...parts: (string | Buffer)[]) => {
    places.push(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    chunks.push(
      Buffer.from(`${places.length} 0 obj\n`),
      ...parts.map((part) => Buffer.from(part)),
      Buffer.from('\nendobj\n'),
    );
  };
  put('<</Type/Catalog/Pages 2 0 R>>');
  put(`<</Type/Pages/Count ${pictures.length}/Kids[${pictures.map((_, index) => `${3 + index * 3} 0 R`).join(' ')}]>>`);
  pictures.forEach((picture, index) => {
    const { width, height, colours } = jpegFrame(picture);
    const first = 3 + index * 3;
    const drawing = `${width * points} 0 0 ${height * points} 0 0 cm /I Do`;
    put(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width * points} ${height * points}]/Contents ${first + 1} 0 R/Resources<</XObject<</I ${first + 2} 0 R>>>>>>`,
    );
    put(`<</Length ${drawing.length}>>stream\n${drawing}\nendstream`);
    const about = `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${colours}/BitsPerComponent 8/Filter/DCTDecode/Length ${picture.length}>>stream\n`;
    put(about, picture, '\nendstream');
  });
  const table = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${entries}trailer<</Size ${places.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`;
  return Buffer.concat([...chunks, Buffer.from(end)]);
}

/** Size and colours stand behind the frame's mark. */
function jpegFrame(picture: Buffer) {
  const frame = picture.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc2].includes(picture[at + 1] ?? 0));
  const colours = picture[frame + 9] === 1 ? 'DeviceGray' : 'DeviceRGB';
  return { width: picture.readUInt16BE(frame + 7), height: picture.readUInt16BE(frame + 5), colours };
}
