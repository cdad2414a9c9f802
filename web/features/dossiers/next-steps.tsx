import type { DossierPage } from '#core/dossiers/contract.ts';
import { verbOf } from '#core/dossiers/moves.ts';
import { isOpen, type Status } from '#core/dossiers/statuses.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { dossierPath } from './load-dossiers.ts';

/** The step that most often comes next; it alone has the accent. */
const USUAL: readonly Status[] = [2, 4, 9, 10];

interface NextStepsProps {
  readonly unit: string;
  readonly dossier: DossierPage;
  readonly mayAssign: boolean;
}

/** What may be done now, each as the verb that officers say. */
export function NextSteps({ unit, dossier, mayAssign }: NextStepsProps) {
  const { id, status, steps, ownership } = dossier;
  const usual = steps.find((step) => USUAL.includes(step));
  const owned = ownership === 'owned';
  const assignable = mayAssign && owned && (isOpen(status) || status === 9);
  const movable = owned && isOpen(status) && steps.length > 0;
  if (steps.length === 0 && !assignable) {
    return null;
  }
  return (
    <section className="stack-tight" aria-labelledby="buoc-tiep-theo">
      <h2 id="buoc-tiep-theo">Việc tiếp theo</h2>
      <div className="row">
        {[...steps]
          .sort((a, b) => Number(b === usual) - Number(a === usual))
          .map((step) => (
            <ButtonLink
              key={step}
              kind={step === usual ? 'primary' : 'secondary'}
              href={dossierPath(unit, id, `buoc/${step}`)}
            >
              {verbOf(status, step)}
            </ButtonLink>
          ))}
        {assignable && (
          <ButtonLink kind="secondary" href={dossierPath(unit, id, 'giao')}>
            Giao xử lý
          </ButtonLink>
        )}
        {movable && (
          <ButtonLink kind="secondary" href={dossierPath(unit, id, 'doi-hen')}>
            Xin lỗi và hẹn lại
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
