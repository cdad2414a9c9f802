import { formatCount, formatDecimal, mulDivHalfUp } from '#core/kernel/decimals.ts';

/** What a superior's report says of the reports that came to it for the same period. */
export interface BelowFigures {
  readonly units: number;
  readonly due: number;
  readonly sent: number;
  readonly inTime: number;
  readonly late: number;
  readonly missing: number;
  readonly complete: number;
  /** "Tây Thuận", in the order of the list. */
  readonly lateNames: readonly string[];
  readonly sentence: string;
}

interface Entry {
  readonly code: string;
  readonly group: string;
  readonly label: string;
  readonly text: string | undefined;
  readonly estimate: boolean;
  readonly source: undefined;
}

/** Entries of the palette: the counts, the rate, the names and the whole sentence. */
export function belowEntries(below: BelowFigures): readonly Entry[] {
  const { units, due, sent, inTime, late, missing, complete, lateNames, sentence } = below;
  const entry = (code: string, label: string, text: string | undefined): Entry => ({
    code: `below.${code}`,
    group: 'Báo cáo của đơn vị cấp dưới',
    label,
    text,
    estimate: false,
    source: undefined,
  });
  const rate = due === 0 ? undefined : (mulDivHalfUp(inTime, 10_000, due) / 100).toFixed(2);
  return [
    entry('sentence', 'Câu nêu đơn vị chưa kịp thời', sentence),
    entry('late-names', 'Tên đơn vị chưa kịp thời', lateNames.length === 0 ? 'không có' : lateNames.join(', ')),
    entry('units', 'Số đơn vị cấp dưới', formatCount(units)),
    entry('due', 'Số đơn vị đến hạn gửi', formatCount(due)),
    entry('sent', 'Số đơn vị đã gửi', formatCount(sent)),
    entry('in-time', 'Số đơn vị gửi đúng hạn', formatCount(inTime)),
    entry('late', 'Số đơn vị chưa kịp thời', formatCount(late)),
    entry('missing', 'Số đơn vị chưa gửi', formatCount(missing)),
    entry('complete', 'Số báo cáo đầy đủ', formatCount(complete)),
    entry('rate', 'Tỷ lệ gửi đúng hạn', rate === undefined ? undefined : `${formatDecimal(rate)}%`),
  ];
}
