import type { Calendar } from '#core/calendars/calendar.ts';
import { nationalCalendar } from '#core/calendars/calendar-layers.ts';
import { type Deadline, dueIn, type Term } from '#core/calendars/deadlines.ts';
import { formatDate, formatInstant, isPlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { type CommandValues, WrongUse } from '#server/platform/command.ts';
import type { Command, SystemContext } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { calendarFor } from './read-model.ts';

const LONGEST = 3650;
const HUNDREDTHS = 100;
const MINUTES_AN_HOUR = 60;

/** When something received at a moment is due, by an agency's calendar or, without one, by the nation's. */
export const dueCommand: Command = {
  name: 'due',
  summary: 'Tính hạn trả kết quả theo lịch làm việc',
  help: [
    'cchc due --received NGÀYGIỜ (--working-days N | --calendar-days N | --working-hours N) [--unit MÃ] [--json]',
    '',
    '  --received       thời điểm nhận hồ sơ, ví dụ 2026-04-28T16:45+07:00 (không ghi múi giờ: giờ Việt Nam)',
    '  --working-days   số ngày làm việc',
    '  --calendar-days  số ngày (tính cả ngày nghỉ, ngày cuối rơi vào ngày nghỉ thì chuyển sang ngày làm việc)',
    '  --working-hours  số giờ làm việc, ví dụ 8 hoặc 1,5',
    '  --unit           mã đơn vị, ví dụ chau-o; không ghi thì dùng lịch nghỉ chung của cả nước',
    '  --json           in kết quả dạng JSON',
  ],
  options: {
    received: { type: 'string' },
    'working-days': { type: 'string' },
    'calendar-days': { type: 'string' },
    'working-hours': { type: 'string' },
    unit: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (io, values, context) => {
    const received = receivedOf(values);
    const term = termOf(values);
    const unit = values.unit;
    const calendar = typeof unit === 'string' ? await calendarOf(await context(), unit, received) : nationalCalendar();
    const deadline = dueIn(calendar, term, received);
    io.print(values.json ? JSON.stringify(jsonOf(deadline)) : sentenceOf(deadline));
    return 0;
  },
};

function receivedOf(values: CommandValues): string {
  const text = typeof values.received === 'string' ? values.received.trim() : '';
  const zoned = /([zZ]|[+-]\d{2}:?\d{2})$/.test(text.slice(10))
    ? text
    : `${text}${text.length === 10 ? 'T00:00' : ''}+07:00`;
  const known = isPlainDate(text.slice(0, 10)) && !Number.isNaN(new Date(zoned).getTime());
  if (!known || new Date(zoned).getUTCFullYear() < 2000) {
    throw new WrongUse('Ghi thời điểm nhận hồ sơ sau --received, ví dụ --received 2026-04-28T16:45+07:00.');
  }
  return zoned;
}

function termOf(values: CommandValues): Term {
  const given = (['working-days', 'calendar-days', 'working-hours'] as const).filter(
    (name) => values[name] !== undefined,
  );
  const [unit] = given;
  if (given.length !== 1 || unit === undefined) {
    throw new WrongUse('Ghi đúng một trong ba: --working-days, --calendar-days hoặc --working-hours.');
  }
  const hundredths = parseDecimal(String(values[unit]), 2);
  const minutes = ((hundredths ?? -1) * MINUTES_AN_HOUR) / HUNDREDTHS;
  const amount = unit === 'working-hours' ? minutes : (hundredths ?? -1) / HUNDREDTHS;
  if (!Number.isInteger(amount) || amount < 0 || amount > LONGEST * (unit === 'working-hours' ? MINUTES_AN_HOUR : 1)) {
    throw new WrongUse(`Số sau --${unit} phải từ 0 đến ${LONGEST}, số ngày phải là số nguyên.`);
  }
  return unit === 'working-hours' ? { unit: 'working-minutes', amount } : { unit, amount };
}

async function calendarOf({ deps, scope }: SystemContext, slug: string, received: string): Promise<Calendar> {
  const unit = deps.directory.bySlug(slug);
  if (!unit) {
    throw new WrongUse(`Không có đơn vị nào mang mã “${slug}”. Xem lại mã đơn vị, ví dụ chau-o.`);
  }
  const from = vietnamDay(received);
  return readIn(deps.db, scope, (tx) => calendarFor(tx, unit.agencyId, from));
}

function jsonOf({ due, counted, provisional }: Deadline): Record<string, unknown> {
  return provisional ? { due, counted, provisional } : { due, counted };
}

function sentenceOf({ due, at, day, counted, provisional }: Deadline): string {
  const when = due === day ? formatDate(day) : formatInstant(at);
  const days = counted.length === 0 ? '' : `\nCác ngày được tính: ${counted.map(formatDate).join(', ')}`;
  const note = provisional ? '\nTạm tính: lịch nghỉ của năm này chưa được công bố.' : '';
  return `Hạn trả: ${when}${days}${note}`;
}
