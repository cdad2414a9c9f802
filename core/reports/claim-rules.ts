import { formatCount } from '#core/kernel/decimals.ts';
import { fold } from '#core/kernel/text.ts';
import type { DossierFigures, ReportFigures } from './figures.ts';
import type { Finding } from './finding.ts';

interface Claim {
  /** Matched on the sentence without diacritics, so that misspelt tone marks do not hide it. */
  readonly pattern: RegExp;
  /** The figures that make the claim false, with their names. */
  readonly against: readonly (readonly [keyof DossierFigures, string])[];
}

const LATE = [
  ['late', 'hồ sơ giải quyết quá hạn'],
  ['openOverdue', 'hồ sơ đang giải quyết đã quá hạn'],
] as const satisfies Claim['against'];

const DENIAL = '(?:khong|chua)(?: (?:co|con|de|phat sinh|xay ra|ton tai|de xay ra))?(?: (?:tinh trang|truong hop))?';

const CLAIMS: readonly Claim[] = [
  { pattern: new RegExp(`${DENIAL}(?: nao)? ho so(?: nao)?(?: bi)? (?:tre|qua|cham) (?:han|hen)`, 'u'), against: LATE },
  {
    pattern: /(?:tat ca|toan bo|100 ?%)(?: so| cac)? ho so[^.;]{0,80}(?:dung|truoc)(?: va dung)? (?:han|hen)/u,
    against: LATE,
  },
  {
    pattern: /ho so[^.;]{0,60}(?:dung|truoc)(?: va dung)? (?:han|hen)[^.;]{0,20} dat (?:ty le )?100 ?%/u,
    against: LATE,
  },
  {
    pattern: new RegExp(`${DENIAL}(?: nao)? ho so(?: nao)? ton dong`, 'u'),
    against: [['openOverdue', 'hồ sơ đang giải quyết đã quá hạn']],
  },
  {
    pattern: new RegExp(`${DENIAL}(?: nao)? ho so(?: nao)?(?: nop| tiep nhan)? truc tuyen`, 'u'),
    against: [['online', 'hồ sơ tiếp nhận trực tuyến']],
  },
  {
    pattern: new RegExp(`${DENIAL}(?: nao)? ho so(?: nao)?(?: bi| xin)? (?:rut|dung giai quyet)`, 'u'),
    against: [['withdrawn', 'hồ sơ rút hoặc dừng giải quyết']],
  },
];

/** A sentence about what is aimed at claims nothing about the period. */
const AIM = /phan dau|muc tieu|yeu cau|quyet tam|se |tiep tuc|bao dam khong|dam bao khong|de khong|nham/u;

/** "… trên 5 ngày", "hồ sơ trực tuyến …": a claim about a part whose figures nobody knows here. */
const PART = /(?:han|hen) (?:tren|tu|hon|qua) \d|truc tuyen[^.;]*(?:han|hen)|buu chinh|lien thong/u;

/** Sentences that say what the figures of the period contradict. Precision before reach. */
export function claimFindings(
  section: string,
  text: string,
  report: Pick<ReportFigures, 'total' | 'byField'>,
): readonly Finding[] {
  return sentencesOf(text).flatMap((sentence) => {
    const folded = fold(sentence);
    const figures = figuresMeant(folded, report);
    if (AIM.test(folded) || PART.test(folded) || !figures) {
      return [];
    }
    const claim = CLAIMS.find(
      ({ pattern, against }) => pattern.test(folded) && against.some(([key]) => figures[key] > 0),
    );
    if (!claim) {
      return [];
    }
    const counts = claim.against.map(([key, name]) => `${formatCount(figures[key])} ${name}`).join(' và ');
    return [
      {
        rule: 'claim-contradicts-figure',
        severity: 'error',
        message: `Câu “${sentence}” trái với số liệu của kỳ: có ${counts}.`,
        section,
        quote: sentence,
      } satisfies Finding,
    ];
  });
}

/** A sentence that names fields of work speaks of these; one about a field that has no line is not judged. */
function figuresMeant(
  folded: string,
  { total, byField }: Pick<ReportFigures, 'total' | 'byField'>,
): DossierFigures | undefined {
  const named = byField.filter(({ label }) => folded.includes(fold(label)));
  if (named.length === 0) {
    return folded.includes('linh vuc') ? undefined : total;
  }
  const [first, ...rest] = named.map(({ figures }) => figures);
  return rest.reduce<DossierFigures | undefined>((sum, one) => sum && added(sum, one), first);
}

function added(a: DossierFigures, b: DossierFigures): DossierFigures {
  const sums = Object.entries(a).map(([key, value]) => [key, value + b[key as keyof DossierFigures]]);
  return Object.fromEntries(sums) as Record<keyof DossierFigures, number>;
}

/** Sentences of running text; a dot inside a number ("1.200") or a date ends none. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.;!?])\s+|\n+/u)
    .map((sentence) => sentence.trim().replace(/^[-+] /u, ''))
    .filter((sentence) => sentence !== '');
}
