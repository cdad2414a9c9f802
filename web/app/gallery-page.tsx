import { examples as buttons } from '#web/ui/button/examples.tsx';
import { examples as callouts } from '#web/ui/callout/examples.tsx';
import { examples as cellStates } from '#web/ui/cell-state/examples.tsx';
import { examples as charts } from '#web/ui/chart/examples.tsx';
import { examples as confirmPages } from '#web/ui/confirm-page/examples.tsx';
import { examples as dataTables } from '#web/ui/data-table/examples.tsx';
import { examples as documentPickers } from '#web/ui/document-picker/examples.tsx';
import { examples as emptyStates } from '#web/ui/empty-state/examples.tsx';
import { examples as errorStates } from '#web/ui/error-state/examples.tsx';
import type { Example } from '#web/ui/example.ts';
import { examples as facts } from '#web/ui/facts/examples.tsx';
import { examples as forms } from '#web/ui/form/examples.tsx';
import { examples as loading } from '#web/ui/loading/examples.tsx';
import { examples as notices } from '#web/ui/notice/examples.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { examples as papers } from '#web/ui/paper/examples.tsx';
import { examples as periodPickers } from '#web/ui/period-picker/examples.tsx';
import { examples as statTiles } from '#web/ui/stat-tile/examples.tsx';
import { examples as statusBadges } from '#web/ui/status-badge/examples.tsx';
import { examples as steps } from '#web/ui/steps/examples.tsx';
import { examples as tabs } from '#web/ui/tabs/examples.tsx';
import { examples as timelines } from '#web/ui/timeline/examples.tsx';
import classes from './gallery-page.module.css';

/** Every component folder of `web/ui`, with its examples;. */
const GALLERY: Readonly<Record<string, readonly Example[]>> = {
  button: buttons,
  'status-badge': statusBadges,
  callout: callouts,
  'data-table': dataTables,
  form: forms,
  'document-picker': documentPickers,
  chart: charts,
  'stat-tile': statTiles,
  facts,
  tabs,
  'period-picker': periodPickers,
  steps,
  timeline: timelines,
  'cell-state': cellStates,
  'empty-state': emptyStates,
  'error-state': errorStates,
  loading,
  notice: notices,
  'confirm-page': confirmPages,
  paper: papers,
};

/** Every component in every state, as its folder's `examples` list them. */
export function GalleryPage() {
  return (
    <main className={classes.gallery}>
      <PageHeader title="Thư viện giao diện">
        Mỗi thành phần trong từng trạng thái; bộ kiểm thử dùng chính danh sách này.
      </PageHeader>
      {Object.entries(GALLERY).map(([name, examples]) => (
        <section key={name} id={name} className={classes.component}>
          <h2>{name}</h2>
          {examples.map(({ name: state, show: Show }) => (
            <section key={state} className={classes.example} aria-label={`${name}: ${state}`}>
              <h3>{state}</h3>
              <Show />
            </section>
          ))}
        </section>
      ))}
    </main>
  );
}
