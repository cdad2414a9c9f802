import type { Window } from '#core/indicators/windows.ts';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { fold } from '#core/kernel/text.ts';
import { type UnboundNumber, unboundNumbers } from './authoring/binding.ts';
import { staleNumbers } from './authoring/old-numbers.ts';
import { claimFindings, sentencesOf } from './claim-rules.ts';
import { type FiguresOfPeriod, isKnownFigure, paletteOf, type ReportFigures } from './figures.ts';
import type { Finding } from './finding.ts';
import type { OutlineSection } from './outline.ts';
import { BLANK, filled, partsOf, type TextOfFigure, tokenOf } from './prose.ts';

interface Background {
  readonly period: FiguresOfPeriod;
  readonly figures: ReportFigures;
  readonly textOf: TextOfFigure;
  /** Numbers of this section that came with an earlier text and are not confirmed. */
  readonly oldNumbers: readonly string[];
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
    ...unboundFigures(section, text, report),
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

/** Numbers typed by hand: they will not follow the data, and may already contradict it. */
function unboundFigures(
  section: string,
  text: string,
  { figures, period, oldNumbers }: Background,
): readonly Finding[] {
  const palette = paletteOf(figures, period);
  const old = new Set(oldNumbers);
  return literalPieces(text).flatMap(({ piece, from }) => {
    const numbers = unboundNumbers(piece, palette);
    const stale = staleNumbers(piece, old).filter(({ start }) => !numbers.some((number) => number.start === start));
    return [...numbers, ...stale].map((number) => unboundFigure(section, number, { from, old }));
  });
}

interface Place {
  /** Where the piece begins in the section's text. */
  readonly from: number;
  readonly old: ReadonlySet<string>;
}

function unboundFigure(section: string, number: UnboundNumber, { from, old }: Place): Finding {
  const { figure, quote, printed } = number;
  const binding = figure && {
    start: from + number.start,
    end: from + number.end,
    code: figure.code,
    label: figure.label,
  };
  const about = { section, quote, ...(binding && { binding }) };
  if (old.has(printed.replace('%', ''))) {
    const message = `“${quote}” là số cũ, chép từ báo cáo kỳ trước; hãy gắn số liệu của kỳ này hoặc xác nhận số vẫn đúng.`;
    return { rule: 'old-figure', severity: 'error', message, oldNumber: printed.replace('%', ''), ...about };
  }
  return {
    rule: 'unbound-figure',
    severity: 'warning',
    message: `“${quote}” là số gõ tay.${hintFor(number)}`,
    ...about,
  };
}

function hintFor({ figure, printed }: UnboundNumber): string {
  if (!figure) {
    return ' Số gõ tay không đổi theo dữ liệu; hãy chèn số liệu gắn hoặc khai báo nguồn.';
  }
  if (figure.text === printed) {
    return ` Số này bằng “${figure.label}”; hãy chèn số liệu gắn thay cho số gõ tay.`;
  }
  return figure.text === undefined
    ? ` “${figure.label}” chưa có số liệu trong kỳ.`
    : ` Số liệu “${figure.label}” của kỳ là ${figure.text}; hãy gắn số liệu hoặc xem lại số gõ.`;
}

/** The text between the bound figures, each piece with its place. */
function literalPieces(text: string): readonly { readonly piece: string; readonly from: number }[] {
  let at = 0;
  return partsOf(text).flatMap((part) => {
    const from = at;
    at += 'text' in part ? part.text.length : tokenOf(part.figure).length;
    return 'text' in part ? [{ piece: part.text, from }] : [];
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
