import { vietnamDay } from '#core/kernel/dates.ts';
import { documentByNumber } from '#server/features/documents/read-model.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { addCommitment, judgeCommitment, readCommitments } from './commitment-service.ts';
import { addConclusion, confirmItem, readOneConclusion } from './conclusion-service.ts';
import { addDialogue, addQuestion, holdDialogue } from './dialogue-service.ts';
import { addInitiative } from './initiative-service.ts';
import { type OfficeDesk, sectionsOfYear } from './office-desk.ts';

const INVENTED = '(minh họa)';

/** The published sheet says 8 of 9 and no wording: these are invented. */
const BEN_QUAN: readonly string[] = [
  'Ban hành kế hoạch CCHC trước ngày 15/01',
  'Tự kiểm tra CCHC tại các bộ phận ít nhất hai lần trong năm',
  'Gửi đủ bốn báo cáo định kỳ đúng hạn',
  'Giải quyết hồ sơ đúng hạn từ 98 % trở lên',
  'Nâng tỷ lệ hồ sơ nộp trực tuyến từ 80 % trở lên',
  'Công khai đầy đủ thủ tục hành chính tại Bộ phận Một cửa',
  'Khảo sát mức độ hài lòng của người dân ít nhất một lần',
  'Cử công chức tham gia đủ các lớp bồi dưỡng được triệu tập',
  'Nâng tỷ lệ thanh toán trực tuyến từ 70 % trở lên',
];

function deskOf({ deps, scope }: SystemContext, slug: string): OfficeDesk {
  const unit = deps.directory.bySlug(slug);
  if (!unit) {
    throw new Error(`the sample lacks unit ${slug}`);
  }
  return { deps, scope, unit, identity: null };
}

export async function loadSampleOffice(context: SystemContext): Promise<void> {
  context.say('Nạp cam kết, đối thoại, sáng kiến mẫu');
  await loadBenQuan(deskOf(context, 'ben-quan'));
  await loadLiving(deskOf(context, 'xa-binh-son'));
}

async function documentOf({ deps, scope, unit }: OfficeDesk, symbol: string, date: string, issuer: string) {
  const id = await readIn(deps.db, scope, (tx) => documentByNumber(tx, unit.agencyId, { symbol, date, issuer }));
  return id ?? null;
}

async function loadBenQuan(desk: OfficeDesk): Promise<void> {
  const { deps, scope } = desk;
  const year = 2023;
  const [section] = await readIn(deps.db, scope, (tx) => sectionsOfYear(tx, desk, year));
  for (const text of BEN_QUAN) {
    await addCommitment(desk, { year, text: `${text} ${INVENTED}`, sectionId: section?.id ?? null, target: null });
  }
  const documentId = await documentOf(desk, '212/BC-UBND', '2023-12-13', 'UBND thị trấn Bến Quan');
  const { items } = await readCommitments(desk, { year });
  for (const { id, version, position } of documentId ? items : []) {
    const outcome = position < BEN_QUAN.length ? 'kept' : 'broken';
    const reason = outcome === 'kept' ? `Đã thực hiện theo báo cáo ${INVENTED}` : `Không đạt chỉ tiêu ${INVENTED}`;
    await judgeCommitment(desk, id, { version, by: 'judgement', outcome, reason, documentId });
  }
}

async function loadLiving(desk: OfficeDesk): Promise<void> {
  const { deps, scope } = desk;
  const today = vietnamDay(deps.now());
  const year = Number(today.slice(0, 4));
  const sections = await readIn(deps.db, scope, (tx) => sectionsOfYear(tx, desk, year));
  const sectionOf = (place: number) => sections[place % Math.max(1, sections.length)]?.id ?? null;
  const target = { indicator: 'on_time_rate', comparison: 'at-least', value: 9_000 } as const;
  const commitments = [
    { text: `Giải quyết hồ sơ trước và đúng hạn từ 90 % trở lên ${INVENTED}`, target },
    { text: `Tổ chức ít nhất hai cuộc đối thoại với người dân ${INVENTED}`, target: null },
    { text: `Ban hành kế hoạch tuyên truyền CCHC trong tháng 01 ${INVENTED}`, target: null },
    { text: `Có ít nhất một sáng kiến CCHC được công nhận ${INVENTED}`, target: null },
  ];
  for (const [place, commitment] of commitments.entries()) {
    await addCommitment(desk, { year, sectionId: sectionOf(place), ...commitment });
  }
  const issued = await documentOf(desk, '14/KH-UBND', `${year}-01-26`, 'UBND xã Bình Sơn');
  const third = (await readCommitments(desk, { year })).items[2];
  if (issued && third) {
    const reason = `Kế hoạch đã ban hành ${INVENTED}`;
    const judgement = { version: third.version, by: 'judgement', outcome: 'kept', reason, documentId: issued } as const;
    await judgeCommitment(desk, third.id, judgement);
  }
  await loadDialogues(desk, year);
  await loadInitiatives(desk, year);
  await loadConclusion(desk, year);
}

async function loadDialogues(desk: OfficeDesk, year: number): Promise<void> {
  const issuer = 'UBND xã Bình Sơn';
  const planId = await documentOf(desk, '18/KH-UBND', `${year}-02-06`, issuer);
  const place = `Hội trường UBND xã ${INVENTED}`;
  const first = { year, topic: `Thủ tục đất đai và nộp hồ sơ trực tuyến ${INVENTED}`, plannedOn: `${year}-04-16` };
  const id = await addDialogue(desk, { ...first, planId, place, chairedBy: 'Chủ tịch UBND xã' });
  const second = { year, topic: `Đối thoại với thanh niên về chuyển đổi số ${INVENTED}`, plannedOn: `${year}-12-04` };
  await addDialogue(desk, { ...second, planId, place: '', chairedBy: 'Phó Chủ tịch UBND xã' });
  const minutesId = await documentOf(desk, '03/BB-UBND', `${year}-04-17`, issuer);
  if (!minutesId) {
    return; // early in the year: not held yet
  }
  const held = { heldOn: `${year}-04-16`, place, chairedBy: 'Chủ tịch UBND xã', participants: 64, minutesId };
  await holdDialogue(desk, id, { version: 1, ...held });
  await addQuestion(desk, id, {
    askedBy: `Người dân thôn Đông ${INVENTED}`,
    question: 'Nộp hồ sơ đất đai trực tuyến bị trả lại nhiều lần vì thiếu giấy tờ',
    answer: 'Sẽ niêm yết danh mục giấy tờ mẫu và hướng dẫn tại nhà văn hóa thôn',
  });
  await addQuestion(desk, id, {
    askedBy: `Hộ kinh doanh ${INVENTED}`,
    question: 'Đề nghị thu phí không dùng tiền mặt ở mọi quầy',
    answer: 'Đã có mã thanh toán ở các quầy',
  });
}

async function loadInitiatives(desk: OfficeDesk, year: number): Promise<void> {
  const documentId = await documentOf(desk, '112/QĐ-UBND', `${year}-05-20`, 'UBND xã Bình Sơn');
  const common = { year, sectionId: null, appliedWhere: `Bộ phận Một cửa ${INVENTED}` };
  await addInitiative(desk, {
    ...common,
    title: `Phiếu hướng dẫn một trang cho mười thủ tục nhiều hồ sơ nhất ${INVENTED}`,
    author: `Nguyễn Thị Mai ${INVENTED}`,
    level: documentId ? 'recognised' : 'registered',
    council: documentId ? 'Hội đồng sáng kiến xã' : '',
    recognisedOn: documentId ? `${year}-05-20` : null,
    documentId,
  });
  await addInitiative(desk, {
    ...common,
    title: `Lịch trực hỗ trợ nộp hồ sơ tại thôn ${INVENTED}`,
    author: `Trần Văn Lâm ${INVENTED}`,
    level: 'registered',
    council: '',
    recognisedOn: null,
    documentId: null,
  });
}

/** A notice of our own wording: one item confirmed, the others still to be read. */
async function loadConclusion(desk: OfficeDesk, year: number): Promise<void> {
  const documentId = await documentOf(desk, '22/TB-UBND', `${year}-02-10`, 'UBND xã Bình Sơn');
  if (!documentId) {
    return;
  }
  const text = `Sau khi nghe ý kiến các bộ phận, Chủ tịch UBND xã kết luận như sau ${INVENTED}:
1. Đánh giá chung
Các bộ phận đã chủ động hơn trong quý trước.
2. Nhiệm vụ
2.1. Giao Văn phòng tham mưu lịch kiểm tra nội bộ của Bộ phận Một cửa, trình Chủ tịch trước ngày 20/12/${year}.
2.2. Phòng Kinh tế: Rà soát hồ sơ đất đai tồn đọng, hoàn thành trong quý IV/${year}.
2.3. Các ban, ngành, công chức chuyên môn cập nhật tiến độ nhiệm vụ lên phần mềm hằng tuần.
3. Chế độ báo cáo
- Quý I năm ${year + 1}: Chậm nhất ngày 10/3/${year + 1}.
- 6 tháng đầu năm ${year + 1}: Chậm nhất ngày 10/6/${year + 1}.
- Quý III năm ${year + 1}: Chậm nhất ngày 10/9/${year + 1}.
- Báo cáo năm ${year + 1}: Chậm nhất ngày 10/12/${year + 1}.
Nơi nhận:
- Như trên.`;
  const conclusionId = await addConclusion(desk, { documentId, text });
  const [item] = (await readOneConclusion(desk, conclusionId)).items;
  if (item?.lead && item.deadline) {
    const order = { title: `${item.title} ${INVENTED}`, lead: item.lead, cooperating: [], personId: null };
    await confirmItem(desk, { conclusionId, itemId: item.id }, { ...order, deadline: item.deadline });
  }
}
