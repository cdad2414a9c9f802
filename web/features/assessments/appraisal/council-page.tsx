import { useState } from 'react';
import type { CouncilCaseResponse, CouncilResponse } from '#core/assessments/appraisal/council/contract.ts';
import { COUNCIL_PART_NAMES } from '#core/assessments/appraisal/council/session.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { formatPoints, pointsFrom } from '#core/assessments/points.ts';
import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { capitalised, formatNumber } from '#web/lib/format.ts';
import { usePathParam, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { sheetFailure } from '../sheet-steps.ts';
import classes from './appraisal.module.css';
import { CouncilSessionForm } from './council-session-form.tsx';
import { workPath } from './load-appraisal.ts';
import { useCloseSession, useCouncil, useDecide } from './load-council.ts';
import { RoundsTable } from './rounds-table.tsx';

type Session = CouncilResponse['sessions'][number];

/** The council of a term: who sat and when, and the lines that it decides. */
export function CouncilPage() {
  const unit = useUnitSlug();
  const sheet = usePathParam('sheet');
  const { bo: set } = useSearchValues();
  const council = useCouncil(unit, sheet, set);
  return (
    <div className="stack" style={{ maxWidth: '64rem' }}>
      <PageHeader
        title={`Hội đồng thẩm định ${sheetKeyInWords(sheet)}`}
        back={{ href: workPath(unit, `/${sheet}`, set), label: 'Tiến độ thẩm định' }}
      >
        Phiên họp, biên bản và quyết định về từng tiêu chí được đưa ra Hội đồng
      </PageHeader>
      <QueryView query={council} messages={ASSESSMENT_MESSAGES} loading="Đang tải Hội đồng thẩm định…">
        {(data) => <Council unit={unit} sheet={sheet} council={data} />}
      </QueryView>
    </div>
  );
}

interface CouncilProps {
  readonly unit: string;
  readonly sheet: string;
  readonly council: CouncilResponse;
}

function Council({ unit, sheet, council }: CouncilProps) {
  const [editing, setEditing] = useState<string>();
  const open = council.sessions.find(({ closedAt }) => closedAt === null);
  const waiting = council.cases.filter(({ decision }) => decision === null);
  return (
    <>
      <section className="stack" aria-labelledby="sessions">
        <h2 id="sessions">Phiên họp</h2>
        {council.sessions.length === 0 && editing === undefined && (
          <EmptyState title="Chưa có phiên họp nào">Mở phiên họp để ghi thành viên, ngày họp và quyết định.</EmptyState>
        )}
        <ul className={classes.cards}>
          {council.sessions.map((session) => (
            <li key={session.id}>
              {editing === session.id ? (
                <CouncilSessionForm {...{ unit, sheet, session }} onDone={() => setEditing(undefined)} />
              ) : (
                <SessionCard {...{ unit, sheet, session }} onEdit={() => setEditing(session.id)} />
              )}
            </li>
          ))}
        </ul>
        {editing === '' ? (
          <CouncilSessionForm unit={unit} sheet={sheet} session={undefined} onDone={() => setEditing(undefined)} />
        ) : (
          <div className="row">
            <Button kind={open ? 'secondary' : 'primary'} onClick={() => setEditing('')}>
              Mở phiên họp
            </Button>
          </div>
        )}
      </section>
      <section className="stack" aria-labelledby="cases">
        <h2 id="cases">
          Đưa ra Hội đồng: {formatNumber(waiting.length)} tiêu chí chờ quyết định, {formatNumber(council.cases.length)}{' '}
          tất cả
        </h2>
        {council.cases.length === 0 && (
          <EmptyState title="Chưa có tiêu chí nào được đưa ra Hội đồng">
            Người thẩm định đưa tiêu chí ra Hội đồng từ phiếu của đơn vị, ở thẩm định lần 2.
          </EmptyState>
        )}
        {waiting.length > 0 && !open && (
          <Callout title="Mở phiên họp trước">Quyết định được ghi trong một phiên họp đang mở.</Callout>
        )}
        <ul className={classes.cards}>
          {council.cases.map((one) => (
            <li key={`${one.unit} ${one.code}`}>
              <CaseCard {...{ unit, sheet, one, open }} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

interface SessionCardProps {
  readonly unit: string;
  readonly sheet: string;
  readonly session: Session;
  readonly onEdit: () => void;
}

function SessionCard({ unit, sheet, session, onEdit }: SessionCardProps) {
  const { name, heldOn, place, members, note, decided, minutes, closedAt } = session;
  return (
    <section className={classes.case} aria-label={name}>
      <h3>
        {name}, ngày {formatDate(heldOn)}
        {place && `, ${place}`}
      </h3>
      <ul className={classes.members}>
        {members.map((member) => (
          <li key={`${member.name} ${member.position}`}>
            {member.name}
            {member.position && `, ${member.position}`} – {COUNCIL_PART_NAMES[member.part]}
          </li>
        ))}
      </ul>
      {note && <p>{note}</p>}
      <p className="soft">
        {formatNumber(decided)} tiêu chí đã quyết định
        {minutes && ` · Biên bản số ${minutes.symbol} ngày ${formatDate(minutes.date)}`}
        {closedAt ? ' · đã kết thúc' : ' · đang mở'}
      </p>
      {!closedAt && (
        <>
          <div className="row">
            <Button kind="secondary" size="small" onClick={onEdit}>
              Sửa phiên họp
            </Button>
          </div>
          <CloseForm unit={unit} sheet={sheet} session={session} />
        </>
      )}
    </section>
  );
}

function CloseForm({ unit, sheet, session }: Omit<SessionCardProps, 'onEdit'>) {
  const close = useCloseSession(unit, sheet, session.id);
  const form = useForm({
    initial: { document: '' },
    check: ({ document }) => ({ document: document === '' ? 'Chọn biên bản trong sổ văn bản.' : undefined }),
  });
  return (
    <details>
      <summary>Kết thúc phiên họp</summary>
      <Form
        form={form}
        submitLabel="Kết thúc phiên họp"
        busy={close.isPending}
        failure={sheetFailure(close.error)}
        onSubmit={({ document }) => close.mutate(document, { onSuccess: () => notify('Đã kết thúc phiên họp') })}
      >
        <DocumentPicker
          form={form}
          name="document"
          unit={unit}
          label="Biên bản phiên họp"
          hint="Quyết định đã ghi trong phiên không sửa được nữa"
          required
        />
      </Form>
    </details>
  );
}

interface CaseCardProps {
  readonly unit: string;
  readonly sheet: string;
  readonly one: CouncilCaseResponse;
  readonly open: Session | undefined;
}

function CaseCard({ unit, sheet, one, open }: CaseCardProps) {
  const { decision } = one;
  const turn = one.state === 'second-appraisal' || one.state === 'submitted';
  return (
    <section className={classes.case} aria-label={`${one.unitName}, tiêu chí ${one.code}`}>
      <h3>
        {capitalised(one.unitName)}: {one.code} {one.name}{' '}
        <span className="soft">(tối đa {formatDecimal(one.max, true)})</span>
      </h3>
      <p>{one.why ? `${one.why} (${one.putBy ?? ''})` : 'Tiêu chí do Hội đồng thẩm định quyết định theo đợt.'}</p>
      <RoundsTable
        rounds={{ first: one.first, second: one.second, council: null }}
        self={one.self === null ? null : { points: one.self, reason: one.selfReason }}
        explanation={one.answer === null ? null : { text: one.answer }}
      />
      {decision && (
        <Callout tone="good" title={`Hội đồng quyết định ${formatDecimal(decision.points, true)} điểm`}>
          {decision.text} ({decision.session}, ngày {formatDate(decision.heldOn)})
        </Callout>
      )}
      {open && turn && (decision === null || decision.session === open.name) && (
        <DecisionForm key={one.version} {...{ unit, sheet, one, open }} />
      )}
    </section>
  );
}

function DecisionForm({ unit, sheet, one, open }: CaseCardProps & { readonly open: Session }) {
  const decide = useDecide({ unit, sheet, of: one.unit, code: one.code });
  const before = one.decision?.points ?? one.second?.points ?? one.first?.points ?? one.self ?? '';
  const form = useForm({
    initial: { points: before === '' ? '' : formatDecimal(before, true), text: one.decision?.text ?? '' },
    check: ({ points, text }) => ({
      points: pointsFrom(points) === undefined ? 'Nhập điểm Hội đồng quyết định.' : undefined,
      text: text.trim() === '' ? 'Ghi nội dung quyết định.' : undefined,
    }),
  });
  return (
    <details open={one.decision === null}>
      <summary>{one.decision ? 'Sửa quyết định' : 'Ghi quyết định'}</summary>
      <Form
        form={form}
        submitLabel="Ghi quyết định của Hội đồng"
        busy={decide.isPending}
        failure={sheetFailure(decide.error)}
        onSubmit={({ points, text }) =>
          decide.mutate(
            { version: one.version, sessionId: open.id, points, text },
            { onSuccess: () => notify('Đã ghi quyết định của Hội đồng') },
          )
        }
      >
        <TextField
          form={form}
          name="points"
          label="Điểm Hội đồng quyết định"
          hint={`Từ 0 đến ${formatPoints(pointsFrom(one.max) ?? 0)}, ghi trong ${open.name}`}
          inputMode="decimal"
          width="short"
          required
        />
        <TextAreaField form={form} name="text" label="Nội dung quyết định" rows={3} required />
      </Form>
    </details>
  );
}
