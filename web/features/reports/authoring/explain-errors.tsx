import { type Finding, findingKey } from '#core/reports/finding.ts';
import { Callout } from '#web/ui/callout/callout.tsx';

interface ExplainErrorsProps {
  readonly errors: readonly Finding[];
  readonly texts: Readonly<Record<string, string>>;
  readonly onText: (key: string, text: string) => void;
}

/** Errors that stand, each with room for its explanation. */
export function ExplainErrors({ errors, texts, onText }: ExplainErrorsProps) {
  if (errors.length === 0) {
    return null;
  }
  return (
    <Callout tone="late" title={`${errors.length} lỗi: sửa trong báo cáo, hoặc giải trình từng lỗi`}>
      <div className="stack">
        {errors.map((finding) => {
          const key = findingKey(finding);
          return (
            <label key={key} className="stack-tight">
              <span>{finding.message}</span>
              <span className="soft">Giải trình</span>
              <textarea
                rows={2}
                style={{ width: '100%', font: 'inherit' }}
                value={texts[key] ?? ''}
                onChange={(event) => onText(key, event.target.value)}
              />
            </label>
          );
        })}
      </div>
    </Callout>
  );
}
