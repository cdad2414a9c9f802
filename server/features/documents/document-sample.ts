import type { AddDocumentRequest } from '#core/documents/contract.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { addDocument } from './document-service.ts';

const INVENTED = '(minh họa)';

/** Châu Ổ's report quotes one number twice (09/KH-UBND with two days): both stand here, each with its warning. */
const CHAU_O: readonly AddDocumentRequest[] = [
  {
    kind: 'plan',
    symbol: '09/KH-UBND',
    date: '2023-01-01',
    issuer: 'UBND thị trấn Châu Ổ',
    abstract: 'Cải cách hành chính năm 2023',
  },
  {
    kind: 'plan',
    symbol: '09/KH-UBND',
    date: '2023-12-30',
    issuer: 'UBND thị trấn Châu Ổ',
    abstract: 'Cải cách hành chính năm 2023',
    separateReason: 'Báo cáo năm 2023 dẫn cùng số với hai ngày; chưa rõ ngày nào đúng.',
  },
];

/** What the plan of Bến Quan 2023 quotes; numbers, days and titles are invented. */
const BEN_QUAN: readonly AddDocumentRequest[] = [
  ['plan', '01/KH-UBND', '2022-12-30', 'UBND thị trấn Bến Quan', 'Cải cách hành chính năm 2023'],
  [
    'official-letter',
    '102/UBND-NV',
    '2023-02-06',
    'UBND huyện Vĩnh Linh',
    'Giao nhiệm vụ cải cách hành chính năm 2023',
  ],
  ['report', '03/BC-UBND', '2023-01-10', 'UBND thị trấn Bến Quan', 'Triển khai cải cách hành chính năm 2023'],
  ['report', '12/BC-UBND', '2023-03-10', 'UBND thị trấn Bến Quan', 'Cải cách hành chính quý I năm 2023'],
  ['report', '34/BC-UBND', '2023-06-09', 'UBND thị trấn Bến Quan', 'Cải cách hành chính 6 tháng đầu năm 2023'],
  ['report', '58/BC-UBND', '2023-09-08', 'UBND thị trấn Bến Quan', 'Cải cách hành chính quý III năm 2023'],
  // Proves what the sheet of 2023 counts: eight of nine commitments.
  [
    'report',
    '212/BC-UBND',
    '2023-12-13',
    'UBND thị trấn Bến Quan',
    'Kết quả thực hiện cam kết cải thiện, nâng cao các chỉ số năm 2023',
  ],
  ['report', '77/BC-UBND', '2023-11-28', 'UBND thị trấn Bến Quan', 'Cải cách hành chính năm 2023'],
].map(([kind = '', symbol = '', date = '', issuer = '', abstract = '']) => ({
  kind,
  symbol,
  date,
  issuer,
  abstract: `${abstract} ${INVENTED}`,
}));

/** What the living commune issued in its year; numbers and titles are invented. */
function livingDocuments(year: number): readonly AddDocumentRequest[] {
  const issuer = 'UBND xã Bình Sơn';
  return [
    {
      kind: 'official-letter',
      symbol: '215/UBND-NC',
      date: `${year}-01-12`,
      issuer: 'UBND tỉnh Quảng Ngãi',
      abstract: `Giao nhiệm vụ cải cách hành chính năm ${year} ${INVENTED}`,
    },
    {
      kind: 'report',
      symbol: '19/BC-UBND',
      date: `${year}-02-09`,
      issuer: issuer,
      abstract: `Triển khai công tác cải cách hành chính năm ${year} ${INVENTED}`,
    },
    {
      kind: 'report',
      symbol: '61/BC-UBND',
      date: `${year}-03-20`,
      issuer: issuer,
      abstract: `Công tác cải cách hành chính quý I ${INVENTED}`,
    },
    {
      kind: 'report',
      symbol: '131/BC-UBND',
      date: `${year}-09-18`,
      issuer: issuer,
      abstract: `Công tác cải cách hành chính quý III ${INVENTED}`,
    },
    {
      kind: 'plan',
      symbol: '05/KH-UBND',
      date: `${year}-01-08`,
      issuer,
      abstract: `Cải cách hành chính năm ${year} ${INVENTED}`,
    },
    {
      kind: 'plan',
      symbol: '14/KH-UBND',
      date: `${year}-01-26`,
      issuer,
      abstract: `Tuyên truyền cải cách hành chính năm ${year} ${INVENTED}`,
    },
    {
      kind: 'plan',
      symbol: '18/KH-UBND',
      date: `${year}-02-06`,
      issuer,
      abstract: `Đối thoại của lãnh đạo UBND xã với người dân, doanh nghiệp năm ${year} ${INVENTED}`,
    },
    {
      kind: 'notice',
      symbol: '22/TB-UBND',
      date: `${year}-02-10`,
      issuer,
      abstract: `Kết luận của Chủ tịch UBND xã tại hội nghị triển khai công tác CCHC năm ${year} ${INVENTED}`,
    },
    {
      kind: 'minutes',
      symbol: '03/BB-UBND',
      date: `${year}-04-17`,
      issuer,
      abstract: `Hội nghị đối thoại với người dân, doanh nghiệp quý II ${INVENTED}`,
    },
    {
      kind: 'decision',
      symbol: '112/QĐ-UBND',
      date: `${year}-05-20`,
      issuer,
      abstract: `Công nhận sáng kiến cấp xã năm ${year} ${INVENTED}`,
    },
    {
      kind: 'report',
      symbol: '96/BC-UBND',
      date: `${year}-06-12`,
      issuer,
      abstract: `Kết quả tuyên truyền cải cách hành chính ${INVENTED}`,
    },
  ];
}

/** What the province above it issued; numbers and titles are invented. */
function provinceDocuments(year: number): readonly AddDocumentRequest[] {
  return [
    ['plan', '02/KH-UBND', `${year}-01-05`, `Cải cách hành chính năm ${year}`],
    ['report', '41/BC-UBND', `${year}-03-25`, 'Công tác cải cách hành chính quý I'],
    ['report', '118/BC-UBND', `${year}-06-22`, 'Công tác cải cách hành chính 6 tháng đầu năm'],
    ['report', '203/BC-UBND', `${year}-09-24`, 'Công tác cải cách hành chính quý III'],
  ].map(([kind = '', symbol = '', date = '', abstract = '']) => ({
    kind,
    symbol,
    date,
    issuer: 'UBND tỉnh Quảng Ngãi',
    abstract: `${abstract} ${INVENTED}`,
  }));
}

export async function loadSampleDocuments({ deps, scope, say }: SystemContext): Promise<void> {
  say('Nạp sổ văn bản mẫu');
  const today = vietnamDay(deps.now());
  const year = Number(today.slice(0, 4));
  const places = [
    ['chau-o', CHAU_O],
    ['ben-quan', BEN_QUAN],
    ['tinh-quang-ngai', provinceDocuments(year)],
    ['xa-binh-son', livingDocuments(year)],
  ] as const;
  for (const [slug, documents] of places) {
    const unit = deps.directory.bySlug(slug);
    if (!unit) {
      throw new Error(`the sample lacks unit ${slug}`);
    }
    for (const document of documents.filter(({ date }) => date <= today)) {
      await addDocument(deps, { scope, unit }, document);
    }
  }
}
