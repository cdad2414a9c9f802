/** The looks a cell may have; the writer's one stylesheet holds them all. */
export const XLSX_STYLES = {
  plain: {},
  bold: { bold: true },
  title: { bold: true, size: 14, align: 'center', wrap: true },
  subtitle: { italic: true, align: 'center', wrap: true },
  note: { italic: true, wrap: true },
  head: { bold: true, align: 'center', wrap: true, border: true },
  numbering: { italic: true, align: 'center', border: true },
  text: { wrap: true, border: true },
  center: { align: 'center', border: true },
  count: { format: '#,##0', align: 'right', border: true },
  decimal: { format: '#,##0.00', align: 'right', border: true },
  percent: { format: '0.00%', align: 'right', border: true },
  date: { format: 'dd/mm/yyyy', align: 'center', border: true },
  'total-text': { bold: true, align: 'center', border: true },
  'total-count': { bold: true, format: '#,##0', align: 'right', border: true },
} as const satisfies Record<string, Look>;

interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
  readonly border?: boolean;
  readonly format?: string;
}

export type XlsxStyle = keyof typeof XLSX_STYLES;

const NAMES = Object.keys(XLSX_STYLES) as readonly XlsxStyle[];
const LOOKS: readonly Look[] = NAMES.map((name) => XLSX_STYLES[name]);
const FORMATS = [...new Set(LOOKS.flatMap(({ format }) => format ?? []))];
/** Custom number formats begin at 164. */
const FIRST_FORMAT = 164;

/**
 * Index of a style's cell format. Every style stands twice: the second time with the mark of a leading apostrophe
 * (`quotePrefix`), so that a text like "=1+1" stays a text when somebody edits the cell.
 */
export function styleIndex(style: XlsxStyle, quoted: boolean): number {
  return NAMES.indexOf(style) * 2 + (quoted ? 1 : 0);
}

export function stylesXml(): string {
  const fonts = LOOKS.map(
    ({ bold, italic, size = 12 }) =>
      `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size}"/><name val="Times New Roman"/><family val="1"/></font>`,
  );
  const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`;
  const formats = FORMATS.map((format, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${format}"/>`);
  const cells = LOOKS.flatMap((look, index) => [cellFormat(look, index, false), cellFormat(look, index, true)]);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
    `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

function cellFormat({ align, wrap, border, format }: Look, font: number, quoted: boolean): string {
  const number = format === undefined ? 0 : FIRST_FORMAT + FORMATS.indexOf(format);
  const alignment = `<alignment vertical="center"${align ? ` horizontal="${align}"` : ''}${wrap ? ' wrapText="1"' : ''}/>`;
  return (
    `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="${border ? 1 : 0}" xfId="0" applyNumberFormat="1" ` +
    `applyFont="1" applyBorder="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ''}>${alignment}</xf>`
  );
}
