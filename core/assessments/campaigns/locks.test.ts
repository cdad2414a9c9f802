import { expect, test } from 'vitest';
import { Refusal } from '#core/kernel/refusal.ts';
import { lockSentence, requireOpen } from './locks.ts';
import { type CampaignState, gateOf, type Phase } from './phases.ts';

const dates = {
  selfFrom: '2026-11-01',
  selfTo: '2026-11-30',
  appraisal1To: '2026-12-10',
  explanationTo: undefined,
  appraisal2To: undefined,
};
const OPENER = 'Sở Nội vụ tỉnh Quảng Ngãi';

function sentenceOn(day: string, phase: Phase, state: CampaignState = 'running'): string {
  try {
    requireOpen(gateOf({ state, dates }, phase, day), phase, OPENER);
    return 'open';
  } catch (error) {
    return error instanceof Refusal && error.code === 'campaign-locked' ? lockSentence(error.detail) : 'fault';
  }
}

test.each<[string, Phase, CampaignState, string]>([
  ['2026-10-31', 'self-scoring', 'running', 'Chưa đến kỳ tự chấm điểm: bắt đầu từ ngày 01/11/2026.'],
  ['2026-11-01', 'self-scoring', 'running', 'open'],
  ['2026-11-30', 'self-scoring', 'running', 'open'],
  [
    '2026-12-01',
    'self-scoring',
    'running',
    `Đã hết hạn tự chấm điểm (hết ngày 30/11/2026). ${OPENER} có thể mở lại cho riêng đơn vị, kèm lý do.`,
  ],
  ['2026-12-01', 'explanation', 'running', 'Đợt này không có bước giải trình.'],
  ['2026-11-05', 'self-scoring', 'draft', `Đợt chấm điểm chưa mở. ${OPENER} mở đợt.`],
  ['2026-11-05', 'self-scoring', 'closed', 'Đợt chấm điểm đã kết thúc nên phiếu không sửa được nữa.'],
])('%s, %s of a %s campaign', (day, phase, state, sentence) => {
  expect(sentenceOn(day, phase, state)).toBe(sentence);
});
