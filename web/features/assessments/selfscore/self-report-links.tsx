interface SelfReportLinksProps {
  readonly unit: string;
  readonly sheet: string;
}

const FORMATS = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' } as const;

/** "Báo cáo kết quả tự đánh giá, chấm điểm" with the annex of all lines, to be downloaded. */
export function SelfReportLinks({ unit, sheet }: SelfReportLinksProps) {
  return (
    <span>
      Báo cáo tự chấm điểm:{' '}
      {Object.entries(FORMATS).map(([format, words], at) => (
        <span key={format}>
          {at > 0 && ' · '}
          <a href={`/api/units/${unit}/assessments/${sheet}/report/${format}`} download>
            {words}
          </a>
        </span>
      ))}
    </span>
  );
}
