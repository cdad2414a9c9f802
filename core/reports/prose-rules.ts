import type { Window } from '#core/indicators/windows.ts';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { fold } from '#core/kernel/text.ts';
import { claimFindings, sentencesOf } from './claim-rules.ts';
import { type FiguresOfPeriod, isKnownFigure, paletteOf, type ReportFigures } from './figures.ts';
import type { Finding } from './finding.ts';
import type { OutlineSection } from './outline.ts';
import { BLANK, filled, partsOf, type TextOfFigure } from './prose.ts';

interface Background {
  readonly period: FiguresOfPeriod;
  readonly figures: ReportFigures;
  readonly textOf: TextOfFigure;
}

/** What is wrong with the prose of one section. */
export function proseFindings(
  { code, title, required }: OutlineSection,
  text: string,
  background: Background,
): readonly Finding[] {
  if (text.trim() !== '') {
    return sectionFindings(code, text, background);
  }
  return required ? [emptySection(code, title)] : [];
}

function emptySection(code: string, title: string): Finding {
  return { rule: 'section-empty', severity: 'error', message: `Mục “${title}” chưa có nội dung.`, section: code };
}

function sectionFindings(section: string, text: string, report: Background): readonly Finding[] {
  const { textOf } = report;
  const parts = partsOf(text);
  const literal = parts.flatMap((part) => ('text' in part ? [part.text] : []));
  const codes = [...new Set(parts.flatMap((part) => ('figure' in part ? [part.figure] : [])))];
  const said = filled(parts, textOf);
  const ofThePeriod = !section.startsWith('IV');
  return [
    ...codes.flatMap((code) => boundFigure(section, code, report)),
    ...literal.flatMap((piece) => brokenToken(section, piece)),
    ...(said.includes(BLANK) && !codes.some((code) => textOf(code) === undefined)
      ? [
          {
            rule: 'blank-number',
            severity: 'error',
            message: 'Mục này còn chỗ trống “……” chưa điền.',
            section,
          } satisfies Finding,
        ]
      : []),
    ...(ofThePeriod ? claimFindings(section, said, report.figures) : []),
    ...(ofThePeriod ? typedWindow(section, said, report.figures.window) : []),
    ...literal.flatMap((piece) => unboundFigures(section, piece, report)),
  ];
}

function boundFigure(section: string, code: string, { figures, period, textOf }: Background): readonly Finding[] {
  if (!isKnownFigure(code, figures, period)) {
    const message = `Không có số liệu mang mã “${code}”; hãy chọn lại từ bảng số liệu.`;
    return [{ rule: 'figure-unknown', severity: 'error', message, section }];
  }
  if (textOf(code) === undefined) {
    const label = paletteOf(figures, period).find((figure) => figure.code === code)?.label ?? code;
    const message = `“${label}” chưa có số liệu trong kỳ, báo cáo sẽ in “${BLANK}”.`;
    return [{ rule: 'blank-number', severity: 'error', message, section }];
  }
  return [];
}

function brokenToken(section: string, text: string): readonly Finding[] {
  const broken = /\{\{[^}\n]{0,40}\}{0,2}|\}\}/u.exec(text)?.[0];
  return broken === undefined
    ? []
    : [
        {
          rule: 'figure-unknown',
          severity: 'error',
          message: `“${broken}” không phải là số liệu gắn; hãy xóa và chèn lại từ bảng số liệu.`,
          section,
        },
      ];
}

/** A number typed in front of "hồ sơ" or "%": it will not follow the data. */
function unboundFigures(section: string, text: string, { figures, period }: Background): readonly Finding[] {
  const palette = paletteOf(figures, period);
  return [...text.matchAll(/(?<![\d/.,])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?\s*(hồ sơ|%)/gu)].map((match) => {
    const printed = `${match[1]}${match[2] ?? ''}`.replace(/^0+(?=\d)/u, '');
    const wanted = match[3] === '%' ? `${printed}%` : printed;
    const twin = palette.find((figure) => figure.text === wanted && !figure.code.startsWith('period.'));
    const hint = twin
      ? ` Số này bằng “${twin.label}”; hãy chèn số liệu gắn thay cho số gõ tay.`
      : ' Số gõ tay không đổi theo dữ liệu; hãy chèn số liệu gắn hoặc khai báo nguồn.';
    return {
      rule: 'unbound-figure',
      severity: 'warning',
      message: `“${match[0]}” là số gõ tay.${hint}`,
      section,
      quote: match[0],
    } satisfies Finding;
  });
}

/** "từ ngày … đến ngày …" in the prose must be the window of the figures. */
function typedWindow(section: string, text: string, window: Window): readonly Finding[] {
  const pattern = /từ ngày (\d{1,2}\/\d{1,2}\/\d{4}) đến (?:hết )?ngày (\d{1,2}\/\d{1,2}\/\d{4})/giu;
  const ofFigures = sentencesOf(text).filter((sentence) => /ho so|so lieu|tiep nhan/u.test(fold(sentence)));
  return ofFigures.flatMap((sentence) =>
    [...sentence.matchAll(pattern)].flatMap(([quote, from = '', to = '']) =>
      parseDate(from) === window.from && parseDate(to) === window.to
        ? []
        : [
            {
              rule: 'window-mismatch',
              severity: 'error',
              message: `Nội dung ghi “${quote}”, nhưng kỳ số liệu là ${inWords(window)}.`,
              section,
              quote,
            } satisfies Finding,
          ],
    ),
  );
}

export function inWords({ from, to }: Window): string {
  return `${formatDate(from)}–${formatDate(to)}`;
}
