import { type CampaignPlan, crossingOf, crossingSentence } from '#core/assessments/campaigns/campaign.ts';
import type { CampaignOptions, CampaignResponse, CreateCampaignRequest } from '#core/assessments/campaigns/contract.ts';
import { sheetPeriod } from '#core/assessments/sheet-period.ts';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { formatDecimal, parseDecimal } from '#core/kernel/decimals.ts';
import type { FormErrors } from '#web/ui/form/use-form.ts';

/** A campaign as it stands in its form: everything as typed. */
export interface CampaignText extends Readonly<Record<string, string>> {
  readonly name: string;
  readonly year: string;
  readonly term: string;
  readonly unitKind: string;
  readonly set: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly selfFrom: string;
  readonly selfTo: string;
  readonly appraisal1To: string;
  readonly explanationTo: string;
  readonly appraisal2To: string;
  readonly maxBonus: string;
  readonly maxPenalty: string;
  readonly basis: string;
  readonly note: string;
  readonly reason: string;
}

export function newText(year: number, { sets, kinds }: CampaignOptions): CampaignText {
  const kind = [...kinds].sort((a, b) => b.units - a.units)[0]?.kind ?? 'commune';
  const period = sheetPeriod({ year, term: 'year' });
  return {
    name: `Chấm điểm cải cách hành chính năm ${year}`,
    year: String(year),
    term: 'year',
    unitKind: kind,
    set: sets.find(({ unitKind }) => unitKind === kind)?.id ?? '',
    periodFrom: formatDate(period.from),
    periodTo: formatDate(period.to),
    selfFrom: '',
    selfTo: '',
    appraisal1To: '',
    explanationTo: '',
    appraisal2To: '',
    maxBonus: '0',
    maxPenalty: '0',
    basis: '',
    note: '',
    reason: '',
  };
}

const shown = (day: string | null) => (day ? formatDate(day) : '');

export function textOf(campaign: CampaignResponse): CampaignText {
  const { dates, period } = campaign;
  return {
    name: campaign.name,
    year: String(campaign.year),
    term: campaign.term,
    unitKind: campaign.unitKind,
    set: campaign.criteriaSetId,
    periodFrom: formatDate(period.from),
    periodTo: formatDate(period.to),
    selfFrom: formatDate(dates.selfFrom),
    selfTo: formatDate(dates.selfTo),
    appraisal1To: formatDate(dates.appraisal1To),
    explanationTo: shown(dates.explanationTo),
    appraisal2To: shown(dates.appraisal2To),
    maxBonus: formatDecimal(campaign.maxBonus),
    maxPenalty: formatDecimal(campaign.maxPenalty),
    basis: campaign.basis,
    note: campaign.note,
    reason: '',
  };
}

const day = (text: string) => parseDate(text) ?? '';
const points = (text: string) => {
  const hundredths = parseDecimal(text, 2);
  return hundredths === undefined || hundredths < 0 ? undefined : (hundredths / 100).toFixed(2);
};

export function planOf(text: CampaignText): CreateCampaignRequest {
  return {
    name: text.name.trim(),
    year: Number(text.year),
    term: text.term as CampaignPlan['term'],
    criteriaSetId: text.set as CampaignPlan['criteriaSetId'],
    unitKind: text.unitKind as CampaignPlan['unitKind'],
    period: { from: day(text.periodFrom), to: day(text.periodTo) },
    dates: {
      selfFrom: day(text.selfFrom),
      selfTo: day(text.selfTo),
      appraisal1To: day(text.appraisal1To),
      explanationTo: parseDate(text.explanationTo) ?? null,
      appraisal2To: parseDate(text.appraisal2To) ?? null,
    },
    maxBonus: points(text.maxBonus) ?? '0',
    maxPenalty: points(text.maxPenalty) ?? '0',
    basis: text.basis.trim(),
    note: text.note.trim(),
  };
}

const NO_DAY = 'Nhập ngày, ví dụ 05/12/2026.';
const NO_POINTS = 'Nhập số điểm từ 0, tối đa hai chữ số thập phân.';

/** What is wrong in the form; dates that cross are named on both fields. `before`: of a running campaign, its dates. */
export function checkCampaign(text: CampaignText, before?: CampaignResponse): FormErrors<CampaignText> {
  const optional = (name: 'explanationTo' | 'appraisal2To') =>
    text[name].trim() !== '' && !parseDate(text[name]) ? NO_DAY : undefined;
  const needed = (name: 'selfFrom' | 'selfTo' | 'appraisal1To' | 'periodFrom' | 'periodTo') =>
    parseDate(text[name]) ? undefined : NO_DAY;
  const single: FormErrors<CampaignText> = {
    name: text.name.trim() === '' ? 'Nhập tên đợt chấm điểm.' : undefined,
    year: /^20\d\d$/u.test(text.year.trim()) ? undefined : 'Ghi năm bằng bốn chữ số.',
    set: text.set === '' ? 'Chọn bộ tiêu chí đã ban hành.' : undefined,
    periodFrom: needed('periodFrom'),
    periodTo: needed('periodTo'),
    selfFrom: needed('selfFrom'),
    selfTo: needed('selfTo'),
    appraisal1To: needed('appraisal1To'),
    explanationTo: optional('explanationTo'),
    appraisal2To: optional('appraisal2To'),
    maxBonus: points(text.maxBonus) === undefined ? NO_POINTS : undefined,
    maxPenalty: points(text.maxPenalty) === undefined ? NO_POINTS : undefined,
    reason: reasonLacks(text, before) ? 'Ghi lý do đổi mốc; các đơn vị được đọc lý do này.' : undefined,
  };
  return Object.values(single).some(Boolean) ? single : { ...single, ...crossingErrors(text) };
}

function crossingErrors(text: CampaignText): FormErrors<CampaignText> {
  const { dates: wire, period } = planOf(text);
  const dates = {
    ...wire,
    explanationTo: wire.explanationTo ?? undefined,
    appraisal2To: wire.appraisal2To ?? undefined,
  };
  const crossing = crossingOf(dates);
  if (crossing) {
    const sentence = crossingSentence(dates, crossing);
    return { [crossing.before]: sentence, [crossing.after]: sentence };
  }
  return period.to < period.from ? { periodTo: 'Ngày cuối của kỳ số liệu không được trước ngày đầu.' } : {};
}

function reasonLacks(text: CampaignText, before: CampaignResponse | undefined): boolean {
  if (before?.state !== 'running' || text.reason.trim() !== '') {
    return false;
  }
  const kept = textOf(before);
  return (['selfFrom', 'selfTo', 'appraisal1To', 'explanationTo', 'appraisal2To'] as const).some(
    (name) => text[name] !== kept[name],
  );
}
