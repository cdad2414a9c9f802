import { formatPoints, pointsFrom } from '#core/assessments/points.ts';
import type { RankingAnswer } from '#core/assessments/result/contract.ts';
import { lostDocument } from '#core/assessments/result/lost-document.ts';
import { type PublicationContent, publicationDocument } from '#core/assessments/result/publication-document.ts';
import type { ResultTable } from '#core/assessments/result/result-table.ts';
import { lastDayOf } from '#core/assessments/result/year-on-year.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { formatDate, vietnamDay } from '#core/kernel/dates.ts';
import type { PrintedDocument } from '#core/kernel/documents.ts';
import { fold } from '#core/kernel/text.ts';
import { unitOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { DOCX_TYPE, PDF_TYPE, renderDocx, renderPdf } from '#server/platform/documents/rendering.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { XLSX_TYPE } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { readLostPoints, readLostSummary, summaryOf } from '../lost-service.ts';
import { loadPublication } from '../publication-view.ts';
import { type RankingAsking, rankingScope, requireRankingKey } from '../ranking-service.ts';
import { loadRankedList, type RankedList } from '../ranking-source.ts';
import { rankingToWire } from '../ranking-wire.ts';
import { areasTable, lostSummaryTable, lostTables, rankingTable } from './ranking-tables.ts';
import { tableAsCsv, tablesAsXlsx } from './table-files.ts';

export const RESULT_FORMATS = {
  csv: 'text/csv; charset=utf-8',
  xlsx: XLSX_TYPE,
  docx: DOCX_TYPE,
  pdf: PDF_TYPE,
} as const;
export type ResultFormat = keyof typeof RESULT_FORMATS;
export type PaperFormat = Exclude<ResultFormat, 'csv'>;

export interface ResultFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer | string;
}

async function fileOf(
  { now }: Deps,
  name: string,
  format: ResultFormat,
  tables: readonly [ResultTable, ...ResultTable[]] | readonly ResultTable[],
  document: PrintedDocument,
): Promise<ResultFile> {
  const file = { name: `${name}.${format}`, type: RESULT_FORMATS[format] };
  switch (format) {
    case 'csv':
      return { ...file, content: tables[0] ? tableAsCsv(tables[0]) : '' };
    case 'xlsx':
      return { ...file, content: await tablesAsXlsx(tables) };
    case 'docx':
      return { ...file, content: await renderDocx(document) };
    case 'pdf':
      return { ...file, content: await renderPdf(document, vietnamDay(now())) };
    default:
      return format satisfies never;
  }
}

export interface RankingFileQuery {
  readonly by?: string | undefined;
  readonly group?: string | undefined;
  readonly band?: string | undefined;
}

/** The list as the page shows it (CSV, XLSX), or the decision that publishes it with its annexes (DOCX, PDF). */
export async function rankingFile(
  deps: Deps,
  asking: RankingAsking,
  keyText: string,
  format: ResultFormat,
  query: RankingFileQuery,
): Promise<ResultFile> {
  const key = requireRankingKey(keyText);
  const { content, slug } = await readIn(deps.db, rankingScope(deps, asking), async (tx) => {
    const list = await loadRankedList(tx, deps, asking.unit, key);
    const isDecision = format === 'docx' || format === 'pdf';
    const ranking = await rankingToWire(deps, keyText, list, isDecision ? undefined : query.by);
    const lost = await summaryOf(tx, deps, keyText, list, key.kind === 'published');
    const chosen = isDecision ? ranking : filtered(ranking, query);
    const tables = [rankingTable(chosen), areasTable(chosen), lostSummaryTable(lost)];
    return { content: await publicationContent(tx, list, ranking, tables), slug: list.owner.slug };
  });
  const name = `xep-hang-cchc-${slug}-${content.term.match(/\d{4}/u)?.[0] ?? ''}`;
  return fileOf(deps, name, format, content.tables, publicationDocument(content));
}

function filtered(ranking: RankingAnswer, { group, band }: RankingFileQuery): RankingAnswer {
  const items = ranking.items.filter((item) => (!group || item.group === group) && (!band || item.band === band));
  return { ...ranking, items, total: items.length };
}

async function publicationContent(
  tx: Database,
  list: RankedList,
  ranking: RankingAnswer,
  tables: readonly ResultTable[],
): Promise<PublicationContent> {
  // Of a list that is read as it stands the paper is the draft of the next decision.
  const publication = list.sheetIds.size > 0 ? undefined : list.publication;
  const owner = await unitOnDay(tx, list.owner.agencyId, publication?.date ?? lastDayOf(list));
  const amends = publication?.amends
    ? await loadPublication(tx, publication.amends)
    : publication
      ? undefined
      : list.publication;
  return {
    owner: { name: owner.fullName, superior: owner.parentFullName, place: owner.name },
    term: termInWords(list),
    campaign: list.title,
    setName: ranking.setName,
    basis: ranking.basis,
    bands: ranking.bands,
    units: ranking.total,
    decision: publication && {
      number: publication.number,
      date: publication.date,
      signer: publication.signer,
      reason: publication.reason,
    },
    amends: amends && { number: amends.number, date: amends.date },
    tables,
  };
}

/** Bảng điểm mất of one unit. */
export async function lostFile(
  deps: Deps,
  asking: RankingAsking,
  sheet: string,
  format: PaperFormat,
): Promise<ResultFile> {
  const lost = await readLostPoints(deps, asking, sheet);
  const tables = lostTables(lost);
  const points = (text: string) => formatPoints(pointsFrom(text) ?? 0);
  const decision = lost.decision
    ? ` Công bố theo Quyết định số ${lost.decision.number} ngày ${formatDate(lost.decision.date)} của ${lost.decision.issuer}.`
    : '';
  const document = lostDocument({
    title: `Bảng điểm mất chỉ số cải cách hành chính ${termInWords(lost)} của ${lost.unitName}`,
    sentences: [
      `Kết quả ${points(lost.index)}/${points(lost.max)} điểm, mất ${points(lost.lost)} điểm ở ${tables.reduce((sum, { rows }) => sum + rows.length, 0)} tiêu chí.${decision}`,
    ],
    tables,
  });
  return fileOf(deps, `diem-mat-${lost.unit}-${sheet}`, format, tables, document);
}

/** Which criteria lose most over all units. */
export async function lostSummaryFile(
  deps: Deps,
  asking: RankingAsking,
  keyText: string,
  format: PaperFormat,
): Promise<ResultFile> {
  const summary = await readLostSummary(deps, asking, keyText);
  const table = lostSummaryTable(summary);
  const document = lostDocument({
    title: `Tiêu chí mất điểm ${termInWords(summary)} – ${summary.title}`,
    sentences: summary.sections.map(
      ({ section, lost, criteria }) =>
        `${section || 'Chưa phân công'}: ${formatPoints(pointsFrom(lost) ?? 0)} điểm ở ${criteria} tiêu chí.`,
    ),
    tables: [table],
  });
  const name = fold(summary.title)
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 60);
  return fileOf(deps, `tieu-chi-mat-diem-${name}`, format, [table], document);
}
