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
  return zipSync({
    '_rels/.rels': bytes(
      `<Relationships><Relationship Id="r" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': bytes(`<w:document ${NAMES}><w:body>${parts.body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': bytes(`<Relationships>${relations.join('')}</Relationships>`),
    ...Object.fromEntries(
      given.map(({ name, root, xml }) => [`word/${name}.xml`, bytes(`<w:${root} ${NAMES}>${xml}</w:${root}>`)]),
    ),
  });
}

export function aDocxFile(parts: DocxParts, name = 'bao-cao.docx'): string {
  return aFile(name, aDocx(parts));
}
