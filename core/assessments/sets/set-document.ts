import type { Block, Cell, PrintedDocument } from '#core/kernel/documents.ts';
import { formatPoints, pointsFrom } from '../points.ts';
import { CRITERION_ASPECTS, HEAD_ASPECTS, ruleText } from './aspects.ts';
import { DIFFERENCE_KINDS, type SetDifference } from './differences.ts';
import type { DraftCriterion, SetDraft } from './draft.ts';

export interface SetDocumentContent {
  readonly draft: SetDraft;
  readonly version: number;
  readonly state: 'draft' | 'published';
  /** "UBND tỉnh Quảng Ngãi"; undefined for the template. */
  readonly owner: string | undefined;
  readonly basis: string;
  /** Against the version before; undefined where there is none. */
  readonly changes: { readonly of: string; readonly list: readonly SetDifference[] } | undefined;
}

const WIDTHS = [7, 27, 8, 30, 14, 14];
const HEAD = [
  'Mã',
  'Lĩnh vực, tiêu chí',
  'Điểm tối đa',
  'Cách tính điểm và số liệu',
  'Tài liệu kiểm chứng',
  'Phụ trách; thẩm định',
];

/** A set as it goes round for comment and is annexed to its decision: every rule in words, nothing left to a screen. */
export function setDocument(content: SetDocumentContent): PrintedDocument {
  const { draft, version, owner, state } = content;
  return {
    title: `${draft.name} (bản ${version})`,
    orientation: 'landscape',
    size: 12,
    body: [
      ...(owner === undefined ? [] : [centred(owner.toLocaleUpperCase('vi'), true)]),
      centred(draft.name.toLocaleUpperCase('vi'), true),
      centred(standing(content), false),
      ...(state === 'draft' ? [centred('DỰ THẢO', true)] : []),
      { kind: 'heading', level: 2, content: 'I. Quy định chung' },
      { kind: 'list', marker: '-', items: generalLines(draft) },
      { kind: 'heading', level: 2, content: 'II. Các tiêu chí' },
      criteriaTable(draft),
      ...roundingNotes(draft),
      ...changesPart(content),
    ],
  };
}

function centred(content: string, bold: boolean): Block {
  return { kind: 'paragraph', content: [{ text: content, bold }], align: 'center', flush: true };
}

/** The template is labelled as nobody's decision wherever it goes. */
function standing({ owner, basis, state, version }: SetDocumentContent): string {
  if (owner === undefined) {
    return `(Bản ${version}; ${basis})`;
  }
  return state === 'draft' ? `(Bản ${version}, chưa có quyết định)` : `(Bản ${version}, ban hành kèm theo ${basis})`;
}

function generalLines(draft: SetDraft): readonly string[] {
  const max = draft.criteria.reduce((sum, one) => sum + (isInside(one) ? (pointsFrom(one.max) ?? 0) : 0), 0);
  const leaves = draft.criteria.filter(({ method }) => method !== null).length;
  return [
    `Tổng điểm tối đa: ${formatPoints(max)} điểm, ${leaves} tiêu chí được chấm.`,
    ...HEAD_ASPECTS.filter(({ key }) => key !== 'name')
      .map(({ label, words }) => ({ label, text: words(draft) }))
      .filter(({ text }) => text !== '')
      .map(({ label, text }) => `${label}: ${text}.`),
  ];
}

function isInside({ method }: DraftCriterion): boolean {
  return method !== null && method !== 'BONUS' && method !== 'PENALTY';
}

function criteriaTable({ criteria }: SetDraft): Block {
  return {
    kind: 'table',
    columns: WIDTHS.map((width, at) => ({ width, align: at === 2 ? ('right' as const) : ('left' as const) })),
    head: [HEAD.map((content) => ({ content, align: 'center' as const, bold: true }))],
    rows: criteria.map(criterionRow),
    size: 10,
  };
}

function criterionRow(one: DraftCriterion): readonly Cell[] {
  const isGroup = one.method === null;
  const points = pointsFrom(one.max);
  const cell = (content: string): Cell => ({ content, bold: isGroup });
  const opened = one.extendable ? ' (cấp dưới được bổ sung tiêu chí thành phần)' : '';
  const data = CRITERION_ASPECTS.find(({ key }) => key === 'data')?.words(one) ?? '';
  const proof = [one.evidence, one.legalBasis === '' ? '' : `Căn cứ: ${one.legalBasis}`, one.note];
  return [
    cell(one.code),
    cell(`${one.name}${opened}`),
    cell(points === undefined ? one.max : formatPoints(points)),
    [ruleText(one), data === '' ? '' : `Số liệu: ${data}.`].filter((text) => text !== '').join('\n'),
    proof.filter((text) => text !== '').join('\n'),
    [one.section, one.appraiser].filter((text) => text !== '').join('; '),
  ];
}

/** Only what differs from the usual is said: everything else is rounded half up to two decimals. */
function roundingNotes({ criteria }: SetDraft): readonly Block[] {
  const rounding = CRITERION_ASPECTS.find(({ key }) => key === 'rounding');
  const unusual = criteria.filter(
    ({ method, rounding: { mode, neverUpToFull } }) => method !== null && (mode === 'truncate' || neverUpToFull),
  );
  const words = unusual.map((one) => `${one.code}: ${rounding?.words(one) ?? ''}`).join('; ');
  const usual = 'Điểm từng tiêu chí làm tròn đến hai chữ số lẻ, tổng không làm tròn lại.';
  return [{ kind: 'paragraph', content: words === '' ? usual : `${usual} Riêng ${words}.` }];
}

function changesPart({ changes }: SetDocumentContent): readonly Block[] {
  if (!changes) {
    return [];
  }
  const head = ['Tiêu chí', 'Thay đổi', 'Trước', 'Bản này'];
  return [
    { kind: 'heading', level: 2, content: `III. Khác với ${changes.of}` },
    changes.list.length === 0
      ? { kind: 'paragraph', content: 'Không có khác biệt.' }
      : {
          kind: 'table',
          columns: [{ width: 24 }, { width: 18 }, { width: 29 }, { width: 29 }],
          head: [head.map((content) => ({ content, align: 'center' as const, bold: true }))],
          rows: changes.list.map(({ code, name, kind, what, before, after }) => [
            code === '' ? name : `${code} ${name}`,
            `${DIFFERENCE_KINDS[kind]}: ${what.toLocaleLowerCase('vi')}`,
            before,
            after,
          ]),
          size: 10,
        },
  ];
}
