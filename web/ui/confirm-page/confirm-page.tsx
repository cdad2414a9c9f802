import type { ReactNode } from 'react';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';

interface ConfirmPageProps {
  /** The act as a question-free title: "Gửi báo cáo Quý I năm 2023". */
  readonly title: string;
  /** What the act does, and who can take it back: one sentence each. */
  readonly consequences: readonly string[];
  /** The verb: "Gửi báo cáo". */
  readonly act: string;
  readonly onAct: () => void;
  readonly busy?: boolean;
  readonly failure?: string | undefined;
  readonly backHref: string;
  readonly danger?: boolean;
  /** What is acted upon, to look at once more; also a field for the reason. */
  readonly children?: ReactNode;
}

/** A legal act has a page of its own that says what follows from it. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { title, consequences, act, onAct, busy, failure, backHref, danger, children } = props;
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title={title} />
      {failure && <ErrorState title="Chưa thực hiện được">{failure}</ErrorState>}
      {children}
      <Callout tone="warn" title={`Khi bấm “${act}”`}>
        <ul style={{ margin: 0, paddingLeft: '1.25rem' }}>
          {consequences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Callout>
      <div className="row">
        <Button kind={danger ? 'danger' : 'primary'} busy={busy ?? false} onClick={onAct}>
          {act}
        </Button>
        <ButtonLink kind="secondary" href={backHref}>
          Quay lại, chưa {act.toLocaleLowerCase('vi')}
        </ButtonLink>
      </div>
    </div>
  );
}
