import { isDocumentRule } from '#core/reports/authoring/document-rules.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import type { Finding } from '#core/reports/finding.ts';
import { formOf } from '#core/reports/form-version.ts';
import type { ReportContent } from '#core/reports/report-document.ts';
import type { ReportState } from '#core/reports/scheme.ts';
import { findingsOf } from '#core/reports/validation.ts';

/** The period by the name its scheme gives it. */
function periodOf({ kind, year, title, nextTitle }: ReportAnswer['report']): ReportContent['period'] {
  return { kind, year, title, nextTitle };
}

/** Prose by section code, as it stands on this screen: what is saved with what is typed. */
export type Prose = Readonly<Record<string, string>>;

export function savedProse({ sections }: ReportAnswer): Prose {
  return Object.fromEntries(sections.map(({ code, text }) => [code, text]));
}

export function contentOf({ report, figures, forms }: ReportAnswer, sections: Prose): ReportContent {
  const { documentDate, ...frame } = report.frame;
  return {
    unit: { name: report.unitName, superior: report.superiorName ?? undefined },
    period: periodOf(report),
    frame: { ...frame, documentDate: documentDate ?? undefined },
    sections,
    figures,
    forms: forms.map(formOf),
  };
}

/** The server's own checks, run here at every key so that a contradiction shows while it is written. */
export function liveFindings(answer: ReportAnswer, sections: Prose): readonly Finding[] {
  const { report, figures, before, oldNumbers } = answer;
  const live = findingsOf({
    period: periodOf(report),
    title: report.frame.title,
    sections,
    figures,
    prescribed: report.prescribed,
    exception: report.exception ?? undefined,
    before: before ?? undefined,
    oldNumbers,
    untrued: answer.untrued,
  });
  // The server reads the whole document; what it quoted stands until the words are others.
  const read = answer.findings.filter(
    ({ rule, section, quote }) =>
      isDocumentRule(rule) && (section === undefined || quote === undefined || unchanged(answer, sections, section)),
  );
  return [...live, ...read];
}

function unchanged({ sections }: ReportAnswer, prose: Prose, code: string): boolean {
  return sections.find((section) => section.code === code)?.text === prose[code];
}

export const STATE_WORDS = {
  draft: { tone: 'act', words: 'Đang soạn' },
  submitted: { tone: 'wait', words: 'Đã trình ký' },
  approved: { tone: 'act', words: 'Đã duyệt, chờ gửi' },
  returned: { tone: 'warn', words: 'Bị trả lại' },
  sent: { tone: 'wait', words: 'Đã gửi' },
  accepted: { tone: 'done', words: 'Cấp trên đã tiếp nhận' },
} as const satisfies Record<ReportState, { tone: string; words: string }>;
