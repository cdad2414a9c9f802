import type { ImportedChannel, ImportedDossier } from '#core/imports/imported-dossier.ts';
import type { Instant, PlainDate } from '#core/kernel/dates.ts';
import { afternoonOf, morningOf, officeDays, officeDaysAfter, officeDaysBefore } from './office-days.ts';
import { inventedPerson } from './people.ts';
import { type Random, randomFrom } from './random.ts';

/** How a dossier of the sample went, as far as the printed figures tell. */
type Way = 'early' | 'on-time' | 'late' | 'withdrawn' | 'open' | 'carried-over';

interface Procedure {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly handler: string;
  /** Longest handling in working days that the invention uses. */
  readonly days: number;
}

const BIRTH: Procedure = {
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  field: 'Hộ tịch',
  handler: 'Tư pháp – Hộ tịch',
  days: 0,
};
const EXTRACT: Procedure = { ...BIRTH, code: '2.000635', name: 'Cấp bản sao Trích lục hộ tịch' };
const MARRIAGE: Procedure = { ...BIRTH, code: '1.000894', name: 'Đăng ký kết hôn' };
const DEATH: Procedure = { ...BIRTH, code: '1.000656', name: 'Đăng ký khai tử' };
const SINGLE: Procedure = { ...BIRTH, code: '1.004873', name: 'Cấp Giấy xác nhận tình trạng hôn nhân', days: 3 };
const REGISTER_AGAIN: Procedure = { ...BIRTH, code: '1.004884', name: 'Đăng ký lại khai sinh', days: 5 };
const COPY: Procedure = {
  code: '2.000815',
  name: 'Chứng thực bản sao từ bản chính',
  field: 'Chứng thực',
  handler: 'Tư pháp – Hộ tịch',
  days: 0,
};
const SIGNATURE: Procedure = { ...COPY, code: '2.000884', name: 'Chứng thực chữ ký' };
const CONTRACT: Procedure = {
  ...COPY,
  code: '2.001035',
  name: 'Chứng thực hợp đồng, giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở',
  days: 2,
};
const ALLOWANCE: Procedure = {
  code: '1.001776',
  name: 'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng',
  field: 'Bảo trợ xã hội',
  handler: 'Văn hóa – Xã hội',
  days: 15,
};
const FUNERAL: Procedure = {
  ...ALLOWANCE,
  code: '1.001731',
  name: 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội',
  days: 5,
};
const DISABILITY: Procedure = {
  ...ALLOWANCE,
  code: '1.001653',
  name: 'Đổi, cấp lại Giấy xác nhận khuyết tật',
  days: 5,
};
const LAND: Procedure = {
  code: '1.003554',
  name: 'Hòa giải tranh chấp đất đai',
  field: 'Đất đai',
  handler: 'Địa chính – Xây dựng',
  days: 20,
};
const MERIT: Procedure = {
  code: '9.000001',
  name: 'Giải quyết trợ cấp một lần khi người có công với cách mạng từ trần',
  field: 'Người có công',
  handler: 'Văn hóa – Xã hội',
  days: 10,
};
const PETITION: Procedure = {
  code: '9.000002',
  name: 'Tiếp nhận, xử lý đơn của công dân tại cấp xã',
  field: 'Tiếp công dân, xử lý đơn',
  handler: 'Văn phòng – Thống kê',
  days: 8,
};

export interface SeedExport {
  readonly unit: string;
  /** What the made-up export is called in the events. */
  readonly fileName: string;
  readonly agencyCode: string;
  readonly place: string;
  readonly seed: number;
  /** First and last day of receipt, and the day on which the printed figures were taken. */
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly takenOn: PlainDate;
  readonly lots: readonly (readonly [Procedure, number])[];
  readonly ways: Readonly<Partial<Record<Way, number>>>;
  readonly channels: Readonly<Partial<Record<ImportedChannel, number>>>;
  readonly note: string;
}

/** The three communes whose reports print numbers of dossiers. Sums are theirs; people, days and finer splits are not. */
export const SEED_EXPORTS: readonly SeedExport[] = [
  {
    unit: 'chau-o',
    fileName: 'mau-chau-o-2023.xlsx',
    agencyCode: 'H48.01.01',
    place: 'thị trấn Châu Ổ',
    seed: 20_231_101,
    first: '2022-12-05',
    last: '2023-11-01',
    takenOn: '2023-11-01',
    // 732 hộ tịch + 275 chứng thực + 174 bảo trợ xã hội + 5 đất đai + 14 người có công = 1.200
    lots: [
      [BIRTH, 186],
      [MARRIAGE, 92],
      [DEATH, 71],
      [SINGLE, 163],
      [EXTRACT, 196],
      [REGISTER_AGAIN, 24],
      [COPY, 178],
      [SIGNATURE, 61],
      [CONTRACT, 36],
      [ALLOWANCE, 83],
      [FUNERAL, 52],
      [DISABILITY, 39],
      [LAND, 5],
      [MERIT, 14],
    ],
    ways: { early: 1126, open: 20, withdrawn: 54 },
    // 627 trực tuyến; 573 trực tiếp, bưu chính chia thành 541 + 32 là giả định
    channels: { online: 627, direct: 541, postal: 32 },
    note: 'Dữ liệu mẫu: số tổng theo báo cáo năm 2023 của thị trấn Châu Ổ; người, ngày và thủ tục cụ thể là giả định.',
  },
  {
    unit: 'pho-phong',
    fileName: 'mau-pho-phong-quy-1-2023.xlsx',
    agencyCode: 'H48.02.01',
    place: 'xã Phổ Phong',
    seed: 20_230_310,
    first: '2022-12-15',
    last: '2023-03-10',
    takenOn: '2023-03-10',
    // 667 của Tư pháp – Hộ tịch + 50 của Văn hóa – Xã hội + 3 tiếp công dân, xử lý đơn = 720
    lots: [
      [BIRTH, 121],
      [MARRIAGE, 48],
      [DEATH, 33],
      [SINGLE, 64],
      [EXTRACT, 140],
      [COPY, 194],
      [SIGNATURE, 52],
      [CONTRACT, 15],
      [ALLOWANCE, 22],
      [FUNERAL, 16],
      [MERIT, 12],
      [PETITION, 3],
    ],
    ways: { 'on-time': 705, 'carried-over': 3, late: 10, open: 2 },
    channels: { online: 318, direct: 383, postal: 19 },
    note: 'Dữ liệu mẫu: số tổng theo báo cáo quý I/2023 của xã Phổ Phong; người, ngày, kênh và thủ tục cụ thể là giả định.',
  },
  {
    unit: 'ba-bich',
    fileName: 'mau-ba-bich-2023.xlsx',
    agencyCode: 'H48.03.01',
    place: 'xã Ba Bích',
    seed: 20_240_112,
    first: '2022-12-15',
    last: '2023-11-30',
    takenOn: '2023-12-14',
    // Thông báo không in số theo lĩnh vực: cách chia dưới đây là giả định
    lots: [
      [BIRTH, 74],
      [MARRIAGE, 31],
      [DEATH, 18],
      [SINGLE, 37],
      [EXTRACT, 46],
      [COPY, 72],
      [SIGNATURE, 24],
      [ALLOWANCE, 38],
      [FUNERAL, 21],
      [LAND, 7],
      [MERIT, 8],
    ],
    ways: { early: 127, 'on-time': 198, late: 51 },
    channels: { online: 162, direct: 206, postal: 8 },
    note: 'Dữ liệu mẫu: 376 hồ sơ, 162 trực tuyến, 51 trễ hẹn theo thông báo của xã Ba Bích; các số chia khác là giả định.',
  },
];

interface Slot {
  readonly procedure: Procedure;
  readonly way: Way;
  readonly channel: ImportedChannel;
}

/** The rows of a seed's export, in order of receipt, with codes of the agency that are marked as invented. */
export function seedRows(spec: SeedExport): readonly ImportedDossier[] {
  const random = randomFrom(spec.seed);
  const slots = slotsOf(spec, random);
  const dated = slots.map((slot, index) => ({ slot, ...datesOf(spec, random, slot, index) }));
  dated.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  const numbers = new Map<PlainDate, number>();
  return dated.map(({ slot, receivedAt, ...way }, index) => {
    const day = receivedAt.slice(0, 10);
    const number = (numbers.get(day) ?? 0) + 1;
    numbers.set(day, number);
    const person = inventedPerson(random, spec.place);
    return {
      row: index + 2,
      code: `${spec.agencyCode}-${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`,
      procedureCode: slot.procedure.code,
      procedureName: slot.procedure.name,
      field: slot.procedure.field,
      handler: slot.procedure.handler,
      applicantName: person.name,
      applicantIdNumber: person.idNumber,
      address: person.address,
      phone: person.phone,
      channel: slot.channel,
      receivedAt,
      ...way,
      note: spec.note,
    };
  });
}

function slotsOf(spec: SeedExport, random: Random): readonly Slot[] {
  const spread = <T>(entries: readonly (readonly [T, number])[]) =>
    entries.flatMap(([value, count]) => Array.from({ length: count }, () => value));
  const procedures = random.shuffled(spread(spec.lots));
  const channels = random.shuffled(spread(Object.entries(spec.channels) as [ImportedChannel, number][]));
  const ways = spread(Object.entries(spec.ways) as [Way, number][]);
  const slots = procedures.map((procedure) => ({ procedure }));
  if (ways.length !== slots.length || channels.length !== slots.length) {
    throw new Error(`the figures of ${spec.unit} do not add up`);
  }
  // What is carried over or still open belongs to the sections' work that takes days, never to a petition.
  const slow = (procedure: Procedure) => (procedure.days >= 3 && procedure.days <= 5 ? 0 : 1);
  const order = [...slots].sort((a, b) => slow(a.procedure) - slow(b.procedure));
  const rank: Readonly<Record<Way, number>> = {
    'carried-over': 0,
    open: 1,
    late: 2,
    withdrawn: 3,
    'on-time': 4,
    early: 5,
  };
  const sorted = [...ways].sort((a, b) => rank[a] - rank[b]);
  return order.map(({ procedure }, index) => ({
    procedure,
    way: sorted[index] ?? 'early',
    channel: channels[index] ?? 'direct',
  }));
}

interface Dates extends Pick<ImportedDossier, 'status' | 'due' | 'resolvedAt' | 'returnedAt' | 'endedAt'> {
  readonly receivedAt: Instant;
}

function datesOf(spec: SeedExport, random: Random, { procedure, way }: Slot, index: number): Dates {
  const days = officeDays(spec.first, spec.last);
  const lastIndex = days.length - 1;
  if (way === 'carried-over') {
    const received = officeDaysBefore(spec.first, random.between(1, 2));
    const due = officeDaysAfter(received, 3);
    return resolvedOn(random, received, due, due);
  }
  if (way === 'open') {
    // Open when the figures were taken, finished in time afterwards.
    const received = days[lastIndex - random.between(0, 2)] ?? spec.last;
    const due = officeDaysAfter(spec.takenOn, random.between(4, 8));
    return resolvedOn(random, received, due, spec.ways.early ? officeDaysBefore(due, 1) : due);
  }
  const handling = random.between(0, procedure.days);
  const margin = way === 'late' ? 4 : 0;
  const latest = Math.max(0, lastIndex - handling - margin);
  const chosen = index === slotsBeforeOrdinary(spec) ? 0 : random.between(0, latest);
  const received = days[chosen] ?? spec.first;
  const finished = officeDaysAfter(received, handling + (way === 'late' ? random.between(1, 3) : 0));
  if (way === 'withdrawn') {
    const endedAt = afternoonOf(random, finished);
    return { status: 7, receivedAt: morningOf(random, received), due: officeDaysAfter(finished, 2), endedAt };
  }
  const due = way === 'early' ? officeDaysAfter(finished, random.between(1, 4)) : finished;
  return resolvedOn(random, received, way === 'late' ? officeDaysAfter(received, handling) : due, finished);
}

/** The first ordinary slot is received on the first day, so that the window begins where the report says. */
function slotsBeforeOrdinary({ ways }: SeedExport): number {
  return (ways['carried-over'] ?? 0) + (ways.open ?? 0);
}

function resolvedOn(random: Random, received: PlainDate, due: PlainDate, finished: PlainDate): Dates {
  const resolvedAt = afternoonOf(random, finished);
  const returnedAt = random.chance(80) ? resolvedAt : morningOf(random, officeDaysAfter(finished, 1));
  return { status: 10, receivedAt: morningOf(random, received), due, resolvedAt, returnedAt };
}
