import { type CouncilSessionId, sessionFrom } from '#core/assessments/appraisal/council/session.ts';
import type { Demand } from '#core/assessments/appraisal/rounds.ts';
import { type Deduction, emptyLine, type Line, withAppraisal, withSelfScore } from '#core/assessments/assessment.ts';
import type { Scheme } from '#core/assessments/criteria-set.ts';
import { POINT, type Points } from '#core/assessments/points.ts';
import type { SheetKey } from '#core/assessments/sheet-key.ts';
import { addDays, vietnamDay } from '#core/kernel/dates.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { loadAssessment, type StoredAssessment, saveState, type Writing } from '../assessment-repository.ts';
import { appendLineChanges, loadLines, saveLines } from '../line-repository.ts';
import { requireSheet } from '../sheet-service.ts';
import { linesOf } from '../sheet-wire.ts';
import { openSheet } from '../step-service.ts';
import { insertCase, insertSession } from './council/council-repository.ts';
import { saveExplanation, saveMarks, saveRounds } from './review-repository.ts';

const INVENTED = 'Dữ liệu minh họa, không phải kết quả thật của đơn vị.';
const APPRAISER = 'Bùi Thanh Vân';

/** What the first round said about a line that it did not simply accept, as shares of the maximum. */
interface Taken {
  readonly code: string;
  readonly kept: number;
  readonly reasons: readonly string[];
  readonly demand?: Demand;
  /** What the unit answered, where its explanation is in. */
  readonly answer?: string;
}

const TAKEN: readonly Taken[] = [
  {
    code: '1.1.2',
    kept: 50,
    reasons: ['Kế hoạch chưa nêu sản phẩm của 03 nhiệm vụ', 'Chưa phân công đơn vị phối hợp'],
    answer: 'Ba nhiệm vụ có sản phẩm ở Phụ lục II; phần phân công đã bổ sung tại Công văn ngày 12/3.',
  },
  {
    code: '1.6',
    kept: 50,
    reasons: ['01 cam kết không có tài liệu xác nhận'],
    demand: { kind: 'documents', text: 'Gửi biên bản xác nhận hoàn thành cam kết nâng tỷ lệ hồ sơ trực tuyến.' },
    answer: 'Gửi kèm biên bản xác nhận ngày 05/9.',
  },
  {
    code: '3.11.1',
    kept: 0,
    reasons: ['Tỷ lệ luân chuyển nội bộ bằng phương thức điện tử không đạt ngưỡng'],
    demand: { kind: 'explanation', text: 'Nêu rõ cách tính số hồ sơ luân chuyển điện tử trong kỳ.' },
    answer: 'Số hồ sơ luân chuyển lấy từ hệ thống của tỉnh; hai tháng đầu năm chưa kết nối nên không được tính.',
  },
  { code: '5.6', kept: 50, reasons: ['Chưa ban hành quy chế văn hóa công vụ trong kỳ'] },
  {
    code: '6.5',
    kept: 100,
    reasons: [],
    demand: { kind: 'explanation', text: 'Quy chế chi tiêu nội bộ gửi kèm là bản năm trước. Đề nghị giải thích.' },
    answer: 'Quy chế còn hiệu lực, được rà soát và giữ nguyên theo Thông báo ngày 15/01.',
  },
];

/**
 * A commune that explains, and one whose explanation waits for the second round and the council: for the first half of
 * the year, because the year's own sheets are still being filled in the running campaign.
 */
export async function loadSampleAppraisals(context: SystemContext): Promise<void> {
  const { deps, say } = context;
  const year = Number(vietnamDay(deps.now()).slice(0, 4));
  const unitOf = (slug: string) => {
    const unit = deps.directory.bySlug(slug);
    if (!unit) {
      throw new Error(`the sample has no unit ${slug}`);
    }
    return unit;
  };
  say('Nạp thẩm định hai lần và Hội đồng mẫu');
  await loadAppraised(context, { unit: unitOf('xa-nguyen-nghiem'), year, term: 'half' }, 'explaining');
  await loadAppraised(context, { unit: unitOf('xa-ba-to'), year, term: 'half' }, 'second-appraisal');
  await loadSession(context, unitOf('tinh-quang-ngai'), year);
}

async function loadAppraised(
  { deps, scope }: SystemContext,
  key: SheetKey<UnitRef>,
  state: 'explaining' | 'second-appraisal',
): Promise<void> {
  const { unit, ...term } = key;
  const known = await readIn(deps.db, scope, (tx) => loadAssessment(tx, unit.agencyId, term));
  if (!known) {
    await openSheet(deps, scope, key, INVENTED);
  }
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const { assessment, scheme } = await requireSheet(tx, unit.agencyId, term);
    const at = deps.now();
    const until = addDays(vietnamDay(at), 50);
    const claimed = await claim(tx, assessment, scheme, at);
    await firstRound(tx, assessment, scheme, claimed, at);
    const chair = { at, actorName: `Chủ tịch UBND ${unit.name}` };
    await saveState(tx, assessment, { state, submitted: chair });
    await saveRounds(tx, assessment, {
      asked: { at, actorName: APPRAISER, until },
      sent: state === 'second-appraisal' ? chair : null,
    });
    if (state === 'second-appraisal') {
      await answers(tx, assessment, { at, actorName: `Đầu mối CCHC ${unit.name}` });
      await insertCase(tx, assessment, '3.11.1', 'Hai cách hiểu về số hồ sơ của thời gian chưa kết nối.', {
        at,
        actorName: APPRAISER,
      });
    }
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'assessments:sample-appraisal',
      subjectKind: 'assessment',
      subjectId: assessment.id,
      what: { year: term.year, to: state, until },
      why: INVENTED,
    });
  });
}

/** The unit claims every point of the lines that nobody has written, in one statement. */
async function claim(
  tx: Database,
  assessment: StoredAssessment,
  scheme: Scheme,
  at: Date,
): Promise<ReadonlyMap<string, Line>> {
  const entry = { values: [], reason: 'Dữ liệu minh họa', explanation: 'Theo hồ sơ lưu (minh họa)', evidence: [] };
  const known = linesOf(await loadLines(tx, assessment));
  const lines = scheme.leaves
    .filter(({ criterion: { code } }) => !known.has(code))
    .map((leaf) => {
      const { code, max } = leaf.criterion;
      return withSelfScore(leaf, emptyLine(code), { ...entry, points: max }, {});
    });
  const writing = { at, actorName: 'Đầu mối CCHC (minh họa)' };
  await saveLines(tx, assessment, lines, writing);
  await appendLineChanges(tx, assessment, 'self-score', lines, writing);
  return new Map([...known, ...lines.map((line) => [line.code, line] as const)]);
}

async function firstRound(
  tx: Database,
  assessment: StoredAssessment,
  scheme: Scheme,
  lines: ReadonlyMap<string, Line>,
  at: Date,
): Promise<void> {
  const applicable = scheme.leaves.filter(({ criterion: { code } }) => lines.get(code)?.applicable);
  const marked = applicable.map((leaf) => {
    const { code, max } = leaf.criterion;
    const taken = TAKEN.find((one) => one.code === code);
    const line = lines.get(code) ?? emptyLine(code);
    const points = taken ? share(max, taken.kept) : max;
    const deductions = taken ? partsOf(max - points, taken.reasons) : [];
    const entry = { points, reason: taken?.reasons.join('; ') ?? '', deductions };
    return { ...withAppraisal(leaf, line, entry), demand: taken?.demand };
  });
  const writing = { at, actorName: APPRAISER };
  await saveLines(tx, assessment, marked, writing);
  await appendLineChanges(tx, assessment, 'appraisal', marked, writing);
  await saveMarks(tx, assessment, 'first', marked, writing);
}

/** Whole hundredths of a point. */
function share(max: Points, percent: number): Points {
  const step = POINT / 100;
  return Math.round((max * percent) / 100 / step) * step;
}

/** The loss in equal parts of whole hundredths, what is left with the first. */
function partsOf(lost: Points, reasons: readonly string[]): readonly Deduction[] {
  const each = share(lost, 100 / Math.max(1, reasons.length));
  return reasons.map((reason, at) => ({ reason, lost: at === 0 ? lost - each * (reasons.length - 1) : each }));
}

async function answers(tx: Database, assessment: StoredAssessment, writing: Writing): Promise<void> {
  for (const { code, answer } of TAKEN) {
    if (answer) {
      await saveExplanation(tx, assessment, code, { version: 1, text: answer, evidence: [] }, writing);
    }
  }
}

async function loadSession({ deps, scope }: SystemContext, unit: UnitRef, year: number): Promise<void> {
  const at = deps.now();
  const today = vietnamDay(at);
  const session = sessionFrom(
    {
      name: 'Phiên họp lần thứ nhất',
      heldOn: today,
      place: 'Phòng họp số 2, Trụ sở UBND tỉnh',
      note: INVENTED,
      members: [
        { name: 'Nguyễn Hoàng Giang', position: 'Phó Chủ tịch UBND tỉnh', part: 'chair' },
        { name: 'Bùi Thanh Vân', position: 'Phó Giám đốc Sở Nội vụ', part: 'secretary' },
        { name: 'Phạm Thị Thu Trang', position: 'Phó Giám đốc Sở Tư pháp', part: 'member' },
      ],
    },
    today,
  );
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const id = newId<CouncilSessionId>(at);
    const writing = { at, actorName: APPRAISER };
    await insertSession(tx, { ...session, id, agencyId: unit.agencyId, year, term: 'half' }, writing);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'assessments:open-council-session',
      subjectKind: 'council-session',
      subjectId: id,
      what: { year, name: session.name, heldOn: session.heldOn },
    });
  });
}
