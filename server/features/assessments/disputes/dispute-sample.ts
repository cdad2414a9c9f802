import { addDays, vietnamDay } from '#core/kernel/dates.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { type UnitRef, writeIn } from '#server/platform/scope.ts';
import { sheetOfYear } from '../settled-repository.ts';
import type { DisputeDesk } from './dispute-desk.ts';
import { markHistorical, saveDecision } from './dispute-repository.ts';
import { fileDispute, sendDispute } from './dispute-service.ts';
import { someDocuments } from './dispute-view.ts';
import { addItems } from './item-service.ts';

const BEN_QUAN_NOTE =
  'Bảng tổng hợp điểm trừ năm 2023 của thị trấn chỉ ghi: “đạt 100% nhưng thống kê phần mềm sai”. Số 90 % của phần mềm là suy ra từ điểm 1,8/2. Nguồn không ghi ai giải quyết và vì sao; “bị bác” là suy ra từ việc quyết định công bố giữ 1,8 điểm. Số thứ tự kiến nghị là số của hệ thống này.';

/** Bến Quan's dispute of 2023 as its table of deductions tells it, and two invented ones of the living unit. */
export async function loadSampleDisputes(context: SystemContext): Promise<void> {
  context.say('Nạp kiến nghị về số liệu mẫu');
  await loadBenQuan(context);
  await loadBinhSon(context);
}

function deskOf({ deps, scope }: SystemContext, slug: string): DisputeDesk {
  const unit: UnitRef | undefined = deps.directory.bySlug(slug);
  if (!unit) {
    throw new Error(`the sample lacks unit ${slug}`);
  }
  return { deps, scope, unit };
}

async function sheetOf(desk: DisputeDesk, year: number) {
  const { deps, scope, unit } = desk;
  return writeIn(deps.db, scope, unit.agencyId, (tx) => sheetOfYear(tx, unit.agencyId, year));
}

async function loadBenQuan(context: SystemContext): Promise<void> {
  const desk = deskOf(context, 'ben-quan');
  const assessmentId = await sheetOf(desk, 2023);
  if (!assessmentId) {
    return;
  }
  const id = await fileDispute(desk, {
    figure: { kind: 'line', assessmentId, code: '7.3.2', variable: 'rate' },
    systemValue: 9_000,
    systemSource: 'Thống kê của phần mềm (90 % là suy ra từ 1,8/2 điểm)',
    unitValue: 10_000,
    claim: 'đạt 100% nhưng thống kê phần mềm sai',
  });
  const { deps, scope, unit } = desk;
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    await saveDecision(tx, unit.agencyId, id, {
      state: 'refused',
      value: undefined,
      reason: 'Kết quả công bố giữ 1,8/2 điểm (suy ra; nguồn không ghi lý do).',
      number: '4006/QĐ-UBND',
      date: '2023-12-29',
      issuer: 'UBND huyện Vĩnh Linh',
      appliedTo: [],
      at: new Date('2023-12-29T17:00:00+07:00'),
      by: 'UBND huyện Vĩnh Linh (suy ra)',
    });
    await markHistorical(tx, unit.agencyId, id, BEN_QUAN_NOTE);
  });
}

const INVENTED = 'Dữ liệu minh họa, không phải kiến nghị thật của đơn vị.';

async function loadBinhSon(context: SystemContext): Promise<void> {
  const desk = deskOf(context, 'xa-binh-son');
  const today = vietnamDay(desk.deps.now());
  const assessmentId = await sheetOf(desk, Number(today.slice(0, 4)));
  if (!assessmentId) {
    return;
  }
  const sent = await fileDispute(desk, {
    figure: { kind: 'line', assessmentId, code: '7.3.2', variable: 'documents_digitally_signed_by_leaders' },
    systemValue: 1_099,
    systemSource: 'Phần mềm quản lý văn bản, trang “Thống kê ký số lãnh đạo” (minh họa)',
    unitValue: 1_106,
    claim: `07 văn bản ký số bằng SIM PKI không được phần mềm đếm. ${INVENTED}`,
  });
  const documents = await writeIn(desk.deps.db, desk.scope, desk.unit.agencyId, (tx) =>
    someDocuments(tx, desk.unit.agencyId, 3),
  );
  if (documents.length === 0) {
    return;
  }
  const items = documents.map((id) => ({ kind: 'document', id, verdict: 'should-count', note: 'minh họa' }) as const);
  await addItems(desk, sent, { role: 'record', items });
  await sendDispute(desk, sent, { version: 1, answerBy: addDays(today, 20) });
  await fileDispute(desk, {
    figure: { kind: 'line', assessmentId, code: '3.4.2', variable: 'feedback_on_time' },
    systemValue: 8,
    systemSource: 'Hệ thống tiếp nhận phản ánh, kiến nghị của tỉnh (minh họa)',
    unitValue: 9,
    claim: `01 phản ánh đã trả lời đúng hạn nhưng hệ thống ghi ngày đóng muộn. ${INVENTED}`,
  });
}
