import { fold } from '#core/kernel/text.ts';
import type { TextFigure } from './figure.ts';

interface Wording {
  readonly code: string;
  /** Folded words that must stand in what the figure counts, and such as must not. */
  readonly all: readonly RegExp[];
  readonly not?: RegExp;
}

/** Rates first by what they are of, counts from the most particular to the most general: the first that fits stands. */
const RATES: readonly Wording[] = [
  { code: 'online_full_rate', all: [/truc tuyen toan trinh|dvc(tt)? toan trinh/] },
  { code: 'online_payment_rate', all: [/thanh toan truc tuyen/] },
  { code: 'electronic_result_rate', all: [/(ket qua|tra) .*(dien tu|so hoa)/] },
  { code: 'digitisation_rate', all: [/so hoa/], not: /ket qua/ },
  { code: 'on_time_rate', all: [/truoc( va| hoac|,)? ?(dung )?han|dung han/], not: /tre|qua han|cham/ },
  { code: 'late_rate_of_received', all: [/tre han|tre hen|qua han/] },
  { code: 'online_rate', all: [/truc tuyen/], not: /thanh toan|toan trinh|mot phan/ },
];

const COUNTS: readonly Wording[] = [
  { code: 'dossiers_withdrawn', all: [/rut|dung giai quyet/] },
  { code: 'dossiers_carried_over', all: [/ky truoc|chuyen (qua|sang|tiep)|ton (ky|dau)/] },
  { code: 'dossiers_open_overdue', all: [/dang (giai quyet|xu ly)|chua giai quyet/, /qua han|tre han/] },
  { code: 'dossiers_open_within_term', all: [/dang (giai quyet|xu ly)|chua giai quyet/, /trong han|chua den han/] },
  { code: 'dossiers_open', all: [/dang (giai quyet|xu ly|trong)|chua giai quyet|dang ton/] },
  { code: 'dossiers_online_full', all: [/toan trinh/] },
  { code: 'dossiers_online_partial', all: [/truc tuyen/, /mot phan/] },
  { code: 'dossiers_paid_online', all: [/thanh toan truc tuyen/] },
  { code: 'dossiers_postal', all: [/buu chinh/], not: /truc tiep/ },
  { code: 'dossiers_online', all: [/truc tuyen|qua mang/] },
  { code: 'dossiers_direct_or_post', all: [/truc tiep/], not: /truc tuyen/ },
  { code: 'dossiers_late', all: [/tre han|tre hen|qua han|cham han/] },
  { code: 'dossiers_resolved_in_time', all: [/truoc( va|,)? dung han|truoc han(,| va) dung han/] },
  { code: 'dossiers_early', all: [/truoc han|som han/] },
  { code: 'dossiers_on_time', all: [/dung han/] },
  { code: 'dossiers_received', all: [/(moi )?tiep nhan/, /trong ky|moi/] },
  { code: 'dossiers_resolved', all: [/da (giai quyet|xu ly|tra)|giai quyet xong/] },
  { code: 'dossiers_received_total', all: [/tiep nhan|tong so ho so/] },
];

/** The indicator that a figure's own words speak of; undefined where they name none. A person confirms it. */
export function proposedIndicator({ unit, what, quote, printed }: TextFigure): string | undefined {
  const isRate = unit === '%';
  if (!isRate && fold(unit) !== 'ho so') {
    return undefined;
  }
  const words = fold(what.trim() === '' ? before(quote, printed) : what);
  const found = (isRate ? RATES : COUNTS).find(
    ({ all, not }) => all.every((word) => word.test(words)) && !not?.test(words),
  );
  return found?.code;
}

function before(quote: string, printed: string): string {
  const at = quote.indexOf(printed);
  return at < 0 ? quote : quote.slice(Math.max(0, at - 80), at);
}
