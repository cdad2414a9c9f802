import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { type Annex, type Block, documentDateOf, type PrintedDocument, withEndMark } from '#core/kernel/documents.ts';
import { printedTable, type ResultTable } from './result-table.ts';

export interface PublicationContent {
  readonly owner: { readonly name: string; readonly superior: string | undefined; readonly place: string };
  /** "năm 2026", "6 tháng đầu năm 2026" */
  readonly term: string;
  readonly campaign: string;
  readonly setName: string;
  readonly basis: string;
  readonly bands: string;
  readonly units: number;
  /** The recorded decision; undefined while it is a draft. */
  readonly decision:
    | { readonly number: string; readonly date: PlainDate; readonly signer: string; readonly reason: string }
    | undefined;
  readonly amends: { readonly number: string; readonly date: PlainDate } | undefined;
  /** Ranking overall, by area, lost points. */
  readonly tables: readonly ResultTable[];
}

/** The decision that publishes results, with its annexes (Nghị định 30/2020/NĐ-CP). */
export function publicationDocument(content: PublicationContent): PrintedDocument {
  const { owner, term, decision, amends } = content;
  const verb = amends ? 'Về việc điều chỉnh kết quả' : 'Về việc công bố kết quả';
  const abstract = `${verb} Chỉ số cải cách hành chính ${term}`;
  return {
    title: `Quyết định ${abstract.toLocaleLowerCase('vi')}`,
    head: {
      ...(owner.superior === undefined ? {} : { superior: committee(owner.superior) }),
      agency: committee(owner.name),
      number: { symbol: 'QĐ-UBND', ...numberOf(decision?.number) },
      place: owner.place,
      date: decision ? documentDateOf(decision.date) : { year: yearOf(term) },
      kind: 'QUYẾT ĐỊNH',
      abstract,
    },
    body: withEndMark([...body(content), closing(content)]),
    annexes: content.tables.map((table, at) => annex(content, table, at)),
  };
}

function yearOf(term: string): number {
  return Number(/\d{4}/u.exec(term)?.[0] ?? '0');
}

function numberOf(text: string | undefined): { number?: string } {
  const number = /^\s*(\d+)/u.exec(text ?? '')?.[1];
  return number === undefined ? {} : { number };
}

function committee(name: string): string {
  return `ỦY BAN NHÂN DÂN\n${name.toLocaleUpperCase('vi')}`;
}

const paragraph = (content: string): Block => ({ kind: 'paragraph', content });

function body({ owner, term, campaign, setName, basis, bands, units, decision, amends }: PublicationContent) {
  const result = `kết quả Chỉ số cải cách hành chính ${term} của ${units} đơn vị thuộc ${owner.name}`;
  const first = amends
    ? `Điều 1. Điều chỉnh ${result} đã công bố tại Quyết định số ${amends.number} ngày ${formatDate(amends.date)}. Lý do: ${decision?.reason ?? '…………'}`
    : `Điều 1. Công bố ${result} (chi tiết tại các phụ lục kèm theo).`;
  return [
    {
      kind: 'paragraph',
      content: [{ text: `CHỦ TỊCH ỦY BAN NHÂN DÂN ${owner.name.toLocaleUpperCase('vi')}`, bold: true }],
      align: 'center',
      flush: true,
    },
    paragraph(`Căn cứ kết quả thẩm định của đợt chấm điểm “${campaign}” theo ${setName} (${basis});`),
    { kind: 'paragraph', content: [{ text: 'QUYẾT ĐỊNH:', bold: true }], align: 'center', flush: true },
    paragraph(first),
    paragraph(
      `Điều 2. Các đơn vị xây dựng kế hoạch khắc phục những tiêu chí bị trừ điểm và báo cáo kết quả thực hiện theo quy định.${bands === '' ? '' : ` Mức xếp loại: ${bands.replaceAll(' %', '\u00a0%')}.`}`,
    ),
    paragraph(
      'Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, thủ trưởng cơ quan chủ trì thẩm định và các đơn vị có tên tại phụ lục chịu trách nhiệm thi hành.',
    ),
  ] as const satisfies readonly Block[];
}

function closing({ owner, decision }: PublicationContent): Block {
  const above = owner.superior === undefined ? [] : [`UBND ${owner.superior} (báo cáo);`];
  return {
    kind: 'closing',
    left: { kind: 'recipients', lines: ['Như Điều 3;', ...above, 'Lưu: VT.'] },
    right: { kind: 'signer', authority: ['CHỦ TỊCH'], ...(decision?.signer ? { name: decision.signer } : {}) },
  };
}

const NUMERALS = ['I', 'II', 'III', 'IV', 'V'];

function annex({ owner, decision, tables }: PublicationContent, table: ResultTable, at: number): Annex {
  const number = decision ? ` số ${decision.number} ngày ${formatDate(decision.date)}` : '';
  return {
    label: tables.length > 1 ? `PHỤ LỤC ${NUMERALS[at] ?? at + 1}` : 'PHỤ LỤC',
    title: table.title.toLocaleUpperCase('vi'),
    reference: `(Kèm theo Quyết định${number} của Ủy ban nhân dân ${owner.name})`,
    orientation: table.columns.length > 5 ? 'landscape' : 'portrait',
    body: printedTable(table),
  };
}
