import type { DossierFigures, FormLine, ReportFigures } from './figures.ts';

const ZERO: DossierFigures = {
  received: 0,
  carriedOver: 0,
  receivedInPeriod: 0,
  online: 0,
  directOrPost: 0,
  resolved: 0,
  early: 0,
  onTime: 0,
  late: 0,
  open: 0,
  openWithinTerm: 0,
  openOverdue: 0,
  withdrawn: 0,
};

export function someDossiers(with_: Partial<DossierFigures>): DossierFigures {
  return { ...ZERO, ...with_ };
}

export function aLine(label: string, with_: Partial<DossierFigures>): FormLine {
  return { key: label, label, figures: someDossiers(with_) };
}

/** Figures that add up: one field, one channel, 720 received as Phổ Phong reports them for the first quarter of 2023. */
export function aReportFigures(with_: Partial<ReportFigures> = {}): ReportFigures {
  const total = someDossiers({
    received: 720,
    carriedOver: 3,
    receivedInPeriod: 717,
    directOrPost: 717,
    resolved: 718,
    onTime: 708,
    late: 10,
    open: 2,
    openWithinTerm: 2,
  });
  return {
    window: { from: '2022-12-15', to: '2023-03-14' },
    cutOff: null,
    total,
    byField: [{ key: 'ho-tich', label: 'Hộ tịch', figures: total }],
    byChannel: [{ key: 'direct', label: 'Trực tiếp', figures: total }],
    indicators: [],
    own: [],
    ...with_,
  };
}
