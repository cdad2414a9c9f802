import { readFile } from 'node:fs/promises';
import { addDays, type PlainDate, vietnamDay, vietnamInstant } from '#core/kernel/dates.ts';
import { type TableRow, tableRows } from '#core/kernel/table-text.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { DEFAULT_TITLE, type Report, type ReportId, requireSendable } from '#core/reports/report.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type UnitRef, writeIn } from '#server/platform/scope.ts';
import { SECTION_WRITERS, sampleParts } from './authoring/sample-parts.ts';
import { keepTexts } from './authoring/version-repository.ts';
import { wholeReport } from './report-reading.ts';
import { insertReport, saveOwnFigure, saveSections, saveState } from './report-repository.ts';
import { type AgencyPeriod, periodsOf, requirePeriod } from './report-view.ts';
import { loadSampleSchemes } from './scheme-sample.ts';
import { insertAnswer, insertSending } from './sending-repository.ts';
import { saveException, type WindowException } from './window-exception-repository.ts';

/** How far a report of the sample has come. */
interface SampleReport {
  readonly unit: string;
  readonly period: string;
  /** Name of its prose in `sample/`, and of its lines in `figures.tsv`. */
  readonly prose: string;
  readonly writer: string;
  readonly signer: string;
  readonly recipients: readonly string[];
  readonly exception?: WindowException;
  readonly sentOn?: PlainDate;
  readonly acceptedBy?: string;
}

const SEEDS: readonly SampleReport[] = [
  {
    unit: 'chau-o',
    period: '2023-year',
    prose: 'chau-o-2023-year',
    writer: 'Phan Thị Bích Ngọc',
    signer: 'Lê Văn Khánh',
    recipients: [
      'UBND huyện Bình Sơn;',
      'Phòng Nội vụ huyện;',
      'Thường trực Đảng ủy thị trấn;',
      'Chủ tịch, các Phó Chủ tịch UBND thị trấn;',
      'Lưu: VT.',
    ],
    exception: {
      from: '2022-12-05',
      to: '2023-11-01',
      reason: 'UBND thị trấn chốt số liệu sớm để kịp tổng kết năm (lý do giả định, báo cáo gốc không nêu).',
    },
    sentOn: '2023-11-06',
    acceptedBy: 'UBND huyện Bình Sơn',
  },
  {
    unit: 'pho-phong',
    period: '2023-q1',
    prose: 'pho-phong-2023-q1',
    writer: 'Nguyễn Tấn Đạt',
    signer: 'Huỳnh Văn Sơn',
    recipients: ['UBND thị xã Đức Phổ;', 'Phòng Nội vụ thị xã;', 'Chủ tịch, Phó Chủ tịch UBND xã;', 'Lưu: VT.'],
    sentOn: '2023-03-10',
  },
];

const LIVING = { unit: 'xa-binh-son', writer: 'Lê Hoàng Minh', signer: 'Võ Đình Trung', receiver: 'Bùi Thanh Vân' };

/** Other communes of the same province, so that its matrix has somebody in time and somebody late. Invented. */
const NEIGHBOURS = [
  { unit: 'xa-ba-to', writer: 'Phạm Thị Hạnh', signer: 'Đinh Văn Nam', prose: 'lang-gieng', days: 4 },
  { unit: 'xa-nguyen-nghiem', writer: 'Trần Quang Huy', signer: 'Lê Thị Bình', prose: 'lang-gieng', days: -2 },
];

/**
 * The communes of huyện Tây Sơn for the year 2021: seven were not in time, as the district's report names them. It
 * prints no days, so both days of sending are invented, like the texts.
 */
const TAY_SON: readonly (readonly [sentOn: PlainDate, units: readonly string[]])[] = [
  [
    '2021-12-15',
    [
      ...['thi-tran-phu-phong', 'xa-binh-tuong', 'xa-tay-phu', 'xa-binh-thuan', 'xa-binh-tan'],
      ...['xa-tay-vinh', 'xa-binh-hoa', 'xa-binh-thanh-tay-son'],
    ],
  ],
  [
    '2021-12-20',
    [...['xa-tay-thuan', 'xa-tay-giang', 'xa-vinh-an', 'xa-tay-xuan'], ...['xa-binh-nghi', 'xa-tay-binh', 'xa-tay-an']],
  ],
];

const DISTRICT: readonly SampleReport[] = TAY_SON.flatMap(([sentOn, units]) =>
  units.map((unit) => ({
    ...{ unit, sentOn, period: '2021-year', prose: 'tay-son-2021', acceptedBy: 'UBND huyện Tây Sơn' },
    ...{ writer: 'Công chức đầu mối (giả định)', signer: 'Chủ tịch (giả định)' },
    recipients: ['UBND huyện Tây Sơn;', 'Lưu: VT.'],
  })),
);

/** Ba Bích's scheme, the two reports of 2023, huyện Tây Sơn's communes of 2021, and the living office's year: what is past sent, what runs a draft. */
export async function loadSampleReports(context: SystemContext): Promise<void> {
  await loadSampleSchemes(context);
  const living = await livingReports(context);
  for (const report of [...SEEDS, ...DISTRICT, ...living]) {
    await loadReportOf(context, report);
  }
  context.say(
    `Báo cáo: ${SEEDS.length + DISTRICT.length + living.length} báo cáo mẫu; chế độ báo cáo của xã Ba Bích năm 2024, của tỉnh Quảng Ngãi và xã Bình Sơn`,
  );
}

/** The periods of the current year that have begun: earlier ones sent and accepted, the running one open. */
async function livingReports({ deps, scope }: SystemContext): Promise<readonly SampleReport[]> {
  const unit = unitOf({ deps }, LIVING.unit);
  const today = vietnamDay(deps.now());
  const year = Number(addDays(today, 17).slice(0, 4));
  const periods = await writeIn(deps.db, scope, unit.agencyId, (tx) => periodsOf(tx, unit.agencyId, year));
  const begun = periods.filter(({ scheduled }) => scheduled.window.from <= today);
  const running = begun.find(({ scheduled }) => scheduled.window.to >= today) ?? begun.at(-1);
  const own = begun
    .filter((period) => period === running || period.scheduled.window.to < today)
    .map((period) => livingReport(period, period === running));
  const neighbours = NEIGHBOURS.flatMap(({ days, ...person }) =>
    own
      .filter(({ sentOn }) => sentOn !== undefined)
      .flatMap((report) => {
        const sentOn = addDays(report.sentOn ?? today, days);
        return sentOn < today ? [{ ...report, ...person, sentOn }] : [];
      }),
  );
  return [...own, ...neighbours];
}

function livingReport({ scheduled, receiver }: AgencyPeriod, isRunning: boolean): SampleReport {
  return {
    unit: LIVING.unit,
    period: scheduled.code,
    prose: LIVING.unit,
    writer: LIVING.writer,
    signer: LIVING.signer,
    recipients: [`${receiver};`, 'Sở Nội vụ;', 'Thường trực Đảng ủy, HĐND xã;', 'Lưu: VT.'],
    ...(isRunning ? {} : { sentOn: addDays(scheduled.deadline, -1), acceptedBy: LIVING.receiver }),
  };
}

async function loadReportOf({ deps, scope }: SystemContext, sample: SampleReport): Promise<void> {
  const unit = unitOf({ deps }, sample.unit);
  const sections = await prose(sample.prose);
  const figures = (await table('figures.tsv')).filter(({ report }) => report === sample.prose);
  const at = sample.sentOn === undefined ? deps.now() : new Date(vietnamInstant(sample.sentOn, 10 * 60));
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const period = await requirePeriod(tx, unit.agencyId, sample.period);
    const report = newReport(period, sample, deps.now());
    const written = { by: sample.writer, at };
    await insertReport(tx, unit.agencyId, report, written);
    const isLiving = sample.unit === LIVING.unit;
    const rows = PROSE_SECTIONS.flatMap(({ code }) => {
      const text = sections.get(code);
      const editedBy = (isLiving ? SECTION_WRITERS[code] : undefined) ?? sample.writer;
      return text === undefined ? [] : [{ code, text, version: 1, editedBy, editedAt: at }];
    });
    await saveSections(tx, unit.agencyId, report.id, rows);
    await keepTexts(tx, unit.agencyId, report.id, rows);
    if (isLiving) {
      const isRunning = sample.sentOn === undefined;
      await sampleParts(tx, unit.agencyId, report.id, { period, today: vietnamDay(deps.now()), at, isRunning });
    }
    for (const [
      index,
      { code = '', label = '', value = '', unit: measure = '', source = '', estimate },
    ] of figures.entries()) {
      const figure = { code, label, value, unitOfMeasure: measure, source, estimate: estimate === 'x' };
      const order = new Date(at.getTime() + index);
      await saveOwnFigure(tx, unit.agencyId, report.id, figure, { by: sample.writer, at: order });
    }
    if (sample.exception) {
      await saveException(tx, unit.agencyId, sample.period, sample.exception, written);
    }
    await sendSample(tx, unit, report, sample, at);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: deps.now(),
      action: 'reports:sample',
      subjectKind: 'report',
      subjectId: report.id,
      what: { period: sample.period, sentOn: sample.sentOn ?? null },
    });
  });
}

/** What an officer would have sent passes the same checks. */
async function sendSample(tx: Database, unit: UnitRef, report: Report, sample: SampleReport, at: Date): Promise<void> {
  if (sample.sentOn === undefined) {
    return;
  }
  const { content, findings } = await wholeReport(tx, unit.agencyId, sample.period, vietnamDay(at));
  requireSendable(report, findings, []);
  const { frame, sections, figures } = content;
  const sending = { sentAt: at, sentBy: sample.writer, frame, sections, figures, findings, explanations: [] };
  await insertSending(tx, unit.agencyId, report.id, newId(at), sending);
  if (sample.acceptedBy === undefined) {
    await saveState(tx, unit.agencyId, report.id, 'sent');
    return;
  }
  const accepted = {
    kind: 'accepted',
    reason: '',
    at: new Date(at.getTime() + 86_400_000),
    by: sample.acceptedBy,
    marks: [],
  } as const;
  await insertAnswer(tx, unit.agencyId, report.id, newId(at), accepted);
  await saveState(tx, unit.agencyId, report.id, 'accepted');
}

function newReport({ scheduled, unit }: AgencyPeriod, { signer, recipients }: SampleReport, now: Date): Report {
  const { kind, year, title, nextTitle, code } = scheduled;
  return {
    id: newId<ReportId>(now),
    period: { kind, year, title, nextTitle, code },
    state: 'draft',
    frame: {
      title: DEFAULT_TITLE,
      number: '',
      documentDate: undefined,
      place: unit.name,
      recipients,
      authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      signer,
    },
    version: 1,
  };
}

function unitOf({ deps }: Pick<SystemContext, 'deps'>, slug: string): UnitRef {
  const unit = deps.directory.bySlug(slug);
  if (!unit) {
    throw new Error(`the sample's unit ${slug} is missing`);
  }
  return unit;
}

function sampleFile(name: string): Promise<string> {
  return readFile(new URL(`./sample/${name}`, import.meta.url), 'utf8');
}

/** Sections by code: a line `# II.2.d` opens one. */
async function prose(name: string): Promise<ReadonlyMap<string, string>> {
  const parts = (await sampleFile(`${name}.txt`)).split(/^# /mu).slice(1);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end + 1).trim()];
    }),
  );
}

async function table(name: string): Promise<readonly TableRow[]> {
  return tableRows(await sampleFile(name));
}
