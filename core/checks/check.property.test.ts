import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, plainDateOf } from '#core/kernel/dates.ts';
import { checkText } from './check.ts';
import { findReferences } from './find-references.ts';
import { passagesOf } from './passages.ts';
import { readPlainText } from './plain-text.ts';

const KINDS = [
  ['Quyết định', 'QĐ'],
  ['Kế hoạch', 'KH'],
  ['Báo cáo', 'BC'],
  ['Thông báo', 'TB'],
  ['Tờ trình', 'TTr'],
  ['Chỉ thị', 'CT'],
  ['Nghị quyết', 'NQ'],
  ['Hướng dẫn', 'HD'],
  ['Hợp đồng', 'HĐ'],
  ['Chương trình', 'CTr'],
] as const;
const AGENCIES = ['UBND', 'HĐND', 'BCĐ', 'SNV', 'TTPVHCC', 'UBND-VX'] as const;
const ISSUERS = [
  'UBND xã An Hòa',
  'Ủy ban nhân dân tỉnh Lạng Sơn',
  'Sở Nội vụ',
  'Thủ tướng Chính phủ',
  'Chủ tịch UBND huyện',
];

/** From 2012-01-01 to 2026-12-31. */
const date = fc.integer({ min: 15_340, max: 20_818 }).map(plainDateOf);
const number = fc.integer({ min: 1, max: 9_999 }).map((value) => (value < 10 ? `0${value}` : String(value)));

function printedDate(day: string, form: number): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  const forms = [
    formatDate(day),
    `${Number(dayOfMonth)}/${Number(month)}/${year}`,
    `${dayOfMonth} tháng ${month} năm ${year}`,
    `${dayOfMonth}/${month}/ ${year}`,
    `${dayOfMonth}-${month}-${year}`,
    `${dayOfMonth}.${month}.${year}`,
  ];
  return forms[form % forms.length] ?? '';
}

const reference = fc.record({
  kind: fc.constantFrom(...KINDS),
  agency: fc.constantFrom(...AGENCIES),
  number,
  date: fc.option(date, { nil: null }),
  dateForm: fc.nat(5),
  issuer: fc.option(fc.constantFrom(...ISSUERS), { nil: null }),
  word: fc.constantFrom(' số ', ' ', ' số: ', ' số  '),
  slash: fc.constantFrom('/', ' / ', '/ '),
  comma: fc.constantFrom(' ', ', '),
  lower: fc.boolean(),
});

describe('a reference in any printed form', () => {
  test('is found with its fields', () => {
    fc.assert(
      fc.property(reference, ({ kind: [name, abbreviation], agency, dateForm, ...printed }) => {
        const kind = printed.lower ? name.toLowerCase() : name;
        const dated =
          printed.date === null
            ? ''
            : `${printed.issuer === null ? ' ' : printed.comma}ngày ${printedDate(printed.date, dateForm)}`;
        const issued = printed.issuer === null ? '' : ` của ${printed.issuer}`;
        const text = `Thực hiện ${kind}${printed.word}${printed.number}${printed.slash}${abbreviation}-${agency}${dated}${issued}, xã đã họp.`;
        const found = findReferences(passagesOf(readPlainText(text)), () => false);
        expect(found).toMatchObject([
          {
            kind: name,
            number: printed.number,
            symbol: `${printed.number}/${abbreviation}-${agency}`,
            class: 'admin',
            date: printed.date,
            issuer: printed.issuer,
            line: 1,
          },
        ]);
      }),
      { numRuns: 400 },
    );
  });

  test('is not made of fractions, scores and years', () => {
    const words = fc.constantFrom('nhiệm vụ', 'điểm', 'hồ sơ', 'xã', 'CBCC', 'thôn', 'tiêu chí');
    fc.assert(
      fc.property(fc.nat(999), fc.nat(999), words, (a, b, word) => {
        const text = `Đạt ${a}/${b} ${word}, số ${a}/${b}, ${a}/${word}, giai đoạn 2021-2030, ${a},${b}/100 điểm`;
        expect(findReferences(passagesOf(readPlainText(text)), () => false)).toEqual([]);
      }),
    );
  });
});

interface Listed {
  readonly number: number;
  readonly day: number;
}

const listed = fc
  .uniqueArray(fc.record({ number: fc.integer({ min: 1, max: 400 }), day: fc.integer({ min: 0, max: 300 }) }), {
    minLength: 2,
    maxLength: 12,
    selector: (one) => one.number,
  })
  .map((list) => {
    const days = list.map(({ day }) => day).sort((a, b) => a - b);
    const numbers = list.map((one) => one.number).sort((a, b) => a - b);
    return numbers.map((one, index): Listed => ({ number: one, day: days[index] ?? 0 }));
  });

const ABSTRACTS = ['tuyên truyền cải cách hành chính', 'kiểm soát thủ tục hành chính', 'đào tạo, bồi dưỡng công chức'];

function faultless(list: readonly Listed[], order: readonly number[]): string {
  const named = order.map((at) => list[at]).filter((one) => one !== undefined);
  const citations = named.map(
    ({ number: own, day }, index) =>
      `Kế hoạch số ${own}/KH-UBND ngày ${formatDate(plainDateOf(19_358 + day))} ${ABSTRACTS[index % ABSTRACTS.length]}`,
  );
  return [
    'ỦY BAN NHÂN DÂN XÃ AN HÒA',
    'Số: 900/BC-UBND',
    'An Hòa, ngày 20 tháng 12 năm 2023',
    'BÁO CÁO',
    'Công tác cải cách hành chính năm 2023',
    `UBND xã đã ban hành ${citations.join('; ')}.`,
    'Trên đây là báo cáo công tác cải cách hành chính năm 2023 của UBND xã An Hòa./.',
    'Nơi nhận:',
    '- Lưu: VT.',
  ].join('\n');
}

function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const rows: string[] = [];
      for (const word of line.split(' ')) {
        const last = rows.at(-1);
        if (last !== undefined && last.length + word.length < width) {
          rows[rows.length - 1] = `${last} ${word}`;
        } else {
          rows.push(word);
        }
      }
      return rows;
    })
    .join('\n');
}

const factsOf = (text: string) =>
  checkText(readPlainText(text)).findings.map(({ rule, severity, numbers }) => ({ rule, severity, numbers }));

describe('a faultless document', () => {
  test('gives no finding, in whatever order it names its plans', () => {
    fc.assert(
      fc.property(listed, fc.infiniteStream(fc.nat()), (list, stream) => {
        const keys = new Map(list.map((_, at) => [at, stream.next().value as number]));
        const order = [...keys.keys()].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(factsOf(faultless(list, order))).toEqual([]);
      }),
    );
  });

  test('gives the same when a printer cuts its lines', () => {
    fc.assert(
      fc.property(listed, fc.integer({ min: 55, max: 110 }), fc.boolean(), (list, width, faulty) => {
        const text = faultless(list, [...list.keys()]).replace(
          faulty ? /Kế hoạch số (\d+)\/KH-UBND/u : /$^/u,
          'Kế hoạch số $1/QĐ-UBND',
        );
        expect(factsOf(wrapped(text, width))).toEqual(factsOf(text));
      }),
    );
  });
});
