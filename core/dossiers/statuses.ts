/** The national statuses of a dossier, by the number that Cổng Dịch vụ công quốc gia gives them. */
export const STATUSES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

export type Status = (typeof STATUSES)[number];

export const STATUS_NAMES = {
  1: 'Mới đăng ký',
  2: 'Được tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
} as const satisfies Record<Status, string>;

/** Form II.06a, column 11: received and not finished. The partial indexes of the register name the same four. */
const OPEN_STATUSES = [2, 4, 5, 6] as const satisfies readonly Status[];

/** While the citizen completes papers or pays a duty, the clock stands still: such a dossier is within its term. */
const PAUSED_STATUSES = [5, 6] as const satisfies readonly Status[];

/** Which status may follow which; 3, 7, 8 and 10 are the end. */
const TRANSITIONS = {
  1: [2, 3],
  2: [4, 5, 7],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [4, 7, 8],
  6: [4, 7, 8],
  7: [],
  8: [],
  9: [10],
  10: [],
} as const satisfies Record<Status, readonly Status[]>;

export function isStatus(value: number): value is Status {
  return STATUSES.some((status) => status === value);
}

export function isOpen(status: Status): boolean {
  return OPEN_STATUSES.some((open) => open === status);
}

export function isPaused(status: Status): boolean {
  return PAUSED_STATUSES.some((paused) => paused === status);
}

export function nextStatuses(status: Status): readonly Status[] {
  return TRANSITIONS[status];
}

/** How a dossier's way ended, as far as the statistics care. */
export type Outcome = 'rejected' | 'resolved' | 'withdrawn' | 'stopped';

const OUTCOMES: Partial<Record<Status, Outcome>> = {
  3: 'rejected',
  7: 'withdrawn',
  8: 'stopped',
  9: 'resolved',
  10: 'resolved',
};

export function outcomeOf(status: Status): Outcome | undefined {
  return OUTCOMES[status];
}
