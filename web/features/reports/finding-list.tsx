import type { Finding } from '#core/reports/finding.ts';
import { proseSection } from '#core/reports/outline.ts';
import { Link } from '#web/ui/link/link.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import classes from './finding-list.module.css';

const SEVERITIES = {
  error: { tone: 'late', words: 'Lỗi' },
  warning: { tone: 'warn', words: 'Cảnh báo' },
  note: { tone: 'neutral', words: 'Lưu ý' },
} as const satisfies Record<Finding['severity'], { tone: string; words: string }>;

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly title: string;
  /** Where the section of a finding is written; without it the findings stand in their section already. */
  readonly hrefOf?: (section: string) => string;
  /** What can be done about a finding at once, beside its sentence. */
  readonly actionOf?: (finding: Finding) => React.ReactNode;
  /** Level of the title in its page. */
  readonly level?: 2 | 3;
}

/** What the checks found, each with its arithmetic and the way to its place. */
export function FindingList({ findings, title, hrefOf, actionOf, level = 3 }: FindingListProps) {
  const Title = `h${level}` as const;
  return (
    <section aria-label={title} className={classes.list}>
      <Title className={classes.title}>{title}</Title>
      {findings.length === 0 ? (
        <p className={classes.clean}>✓ Không có lỗi hay cảnh báo.</p>
      ) : (
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.rule}|${finding.section ?? ''}|${finding.binding?.start ?? ''}|${finding.message}`}>
              <StatusBadge tone={SEVERITIES[finding.severity].tone}>{SEVERITIES[finding.severity].words}</StatusBadge>
              <span>
                {finding.message}
                {actionOf?.(finding)}
                {hrefOf && finding.section && (
                  <>
                    {' '}
                    <Link href={hrefOf(finding.section)}>Đến mục “{proseSection(finding.section)?.title}”</Link>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** "2 lỗi, 1 cảnh báo". */
export function findingCount(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const words = [
    count('error') > 0 ? `${count('error')} lỗi` : '',
    count('warning') > 0 ? `${count('warning')} cảnh báo` : '',
    count('note') > 0 ? `${count('note')} lưu ý` : '',
  ].filter(Boolean);
  return words.length === 0 ? 'không có lỗi' : words.join(', ');
}
