import type { DossierPage } from '#core/dossiers/contract.ts';
import { Facts } from '#web/ui/facts/facts.tsx';
import { DossierStatus, DueWords } from './status-words.tsx';

/** What is acted upon, to look at once more. */
export function DossierSummary({ dossier }: { readonly dossier: DossierPage }) {
  return (
    <Facts
      items={[
        ['Thủ tục', dossier.procedureName],
        ['Chủ hồ sơ', dossier.applicant.name],
        ['Trạng thái', <DossierStatus key="status" status={dossier.status} />],
        ['Hẹn trả', <DueWords key="due" dossier={dossier} today={dossier.today} />],
      ]}
    />
  );
}
