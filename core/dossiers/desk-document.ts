import type { PlainDate } from '#core/kernel/dates.ts';
import type { Block, DocumentHead } from '#core/kernel/documents.ts';

/** The office that a slip comes from, by its name on the day. */
export interface Desk {
  /** "xã Bình Sơn" */
  readonly unit: string;
  readonly place: string;
}

/** Before 1/7/2025 the desk was "Bộ phận Tiếp nhận và Trả kết quả", since then the centre of Nghị định 118/2025. */
const CENTRES_SINCE: PlainDate = '2025-07-01';

export function deskSymbol(day: PlainDate): string {
  return day >= CENTRES_SINCE ? 'TTPVHCC' : 'BPTNTKQ';
}

type SlipHead = Pick<DocumentHead, 'number'> & { readonly kind: string; readonly abstract?: string };

/** The head of every slip of the one-stop desk (Phụ lục I, Thông tư 03/2025/TT-VPCP). */
export function deskHead({ unit, place }: Desk, day: PlainDate, head: SlipHead): DocumentHead {
  return {
    superior: `ỦY BAN NHÂN DÂN\n${unit.toLocaleUpperCase('vi')}`,
    agency: day >= CENTRES_SINCE ? 'TRUNG TÂM\nPHỤC VỤ HÀNH CHÍNH CÔNG' : 'BỘ PHẬN TIẾP NHẬN\nVÀ TRẢ KẾT QUẢ',
    place,
    date: { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) },
    ...head,
  };
}

export const BLANK = '………………………';

/** "Nhãn: giá trị"; what is not known is left to be written by hand. */
export function line(label: string, value: string | null, bold = false): Block {
  return {
    kind: 'paragraph',
    content: [{ text: `${label}: ` }, { text: value ?? BLANK, ...(bold && { bold }) }],
    align: 'left',
    flush: true,
  };
}
