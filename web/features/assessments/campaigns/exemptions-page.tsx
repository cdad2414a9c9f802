import { useState } from 'react';
import type { CampaignResponse, ExemptionList } from '#core/assessments/campaigns/contract.ts';
import { EXEMPTION_NAMES } from '#core/assessments/campaigns/exemption.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import { capitalised } from '#web/lib/format.ts';
import { useSearchValues, withSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SearchSelectField } from '#web/ui/form/search-select-field.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { sheetPath } from '../load-sheet.ts';
import { CampaignFrame } from './campaign-frame.tsx';
import classes from './campaigns.module.css';
import {
  CAMPAIGN_WORDS,
  campaignFailure,
  campaignPath,
  useCampaignUnits,
  useDecideExemption,
  useExempt,
  useExemptions,
} from './load-campaigns.ts';

const SIZE = 50;

/** "Không áp dụng": what units propose, what was decided, and what is set down beforehand for many at once. */
export function ExemptionsPage() {
  return (
    <CampaignFrame place="khong-ap-dung">
      {(campaign, unit) => <Exemptions campaign={campaign} unit={unit} />}
    </CampaignFrame>
  );
}

interface Place {
  readonly campaign: CampaignResponse;
  readonly unit: string;
}

function Exemptions({ campaign, unit }: Place) {
  const { loc, trang } = useSearchValues();
  const page = Number(trang ?? 1);
  const query = useExemptions(unit, campaign.id, { state: loc, page, size: SIZE });
  const path = campaignPath(unit, campaign.id, 'khong-ap-dung');
  const may = useMay();
  return (
    <QueryView query={query} messages={CAMPAIGN_WORDS} loading="Đang tải các đề nghị…">
      {(list) => (
        <>
          <Tabs
            label="Lọc đề nghị"
            tabs={[
              { href: path, label: 'Tất cả', current: !loc },
              {
                href: withSearch(path, { loc: 'proposed' }),
                label: 'Chờ duyệt',
                count: list.waiting,
                current: loc === 'proposed',
              },
              { href: withSearch(path, { loc: 'approved' }), label: 'Đã duyệt', current: loc === 'approved' },
              { href: withSearch(path, { loc: 'refused' }), label: 'Không đồng ý', current: loc === 'refused' },
            ]}
          />
          <DataTable
            caption="Tiêu chí không áp dụng"
            columns={columnsOf(campaign)}
            rows={list.items}
            rowKey={(row) => `${row.unit} ${row.code}`}
            empty={
              <EmptyState title="Chưa có tiêu chí nào không áp dụng">
                Đơn vị đề nghị ở dòng tiêu chí trên phiếu; cấp trên duyệt ở đây. Đề nghị chưa duyệt vẫn tính vào điểm
                tối đa.
              </EmptyState>
            }
          />
          <Pager
            page={page}
            size={SIZE}
            total={list.total}
            noun="đề nghị"
            href={(to) => withSearch(path, { loc, trang: to })}
          />
          {campaign.state !== 'closed' && may('assessments:campaign') && (
            <ExemptMany campaign={campaign} unit={unit} list={list} />
          )}
        </>
      )}
    </QueryView>
  );
}

type Row = ExemptionList['items'][number];

const TONES = { proposed: 'wait', approved: 'done', refused: 'off' } as const;

function columnsOf(campaign: CampaignResponse): readonly Column<Row>[] {
  return [
    { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => capitalised(unitName), main: true },
    {
      key: 'criterion',
      head: 'Tiêu chí',
      wide: true,
      cell: ({ unit, code, name }) => (
        <Link href={withSearch(sheetPath(unit, campaign.key), { dong: code })}>
          {code}. {name}
        </Link>
      ),
    },
    { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason },
    {
      key: 'state',
      head: 'Kết quả',
      cell: ({ state, note, by, at }) => (
        <span className="stack-tight">
          <StatusBadge tone={TONES[state]}>{EXEMPTION_NAMES[state]}</StatusBadge>
          {note && <span>{note}</span>}
          {by && (
            <span className="soft">
              {by}
              {at && `, ${formatInstant(at)}`}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'decide',
      head: 'Duyệt',
      cell: (row) =>
        row.state === 'proposed' && campaign.state === 'running' ? <Decide row={row} campaign={campaign} /> : '',
    },
  ];
}

function Decide({ row, campaign }: { readonly row: Row; readonly campaign: CampaignResponse }) {
  const decide = useDecideExemption();
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const call = (approve: boolean) =>
    decide.mutate(
      { unit: row.unit, sheet: campaign.key, code: row.code, approve, reason, version: row.version },
      { onSuccess: () => notify(approve ? 'Đã đồng ý không áp dụng' : 'Đã ghi không đồng ý') },
    );
  const about = (
    <span className="unseen">
      : {row.unitName}, tiêu chí {row.code}
    </span>
  );
  return (
    <span className="stack-tight">
      {decide.isError && <span role="alert">{campaignFailure(decide.error)}</span>}
      {refusing ? (
        <>
          <label className="stack-tight">
            <span>Vì sao vẫn áp dụng?{about}</span>
            <textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
          <Button size="small" kind="secondary" busy={decide.isPending} onClick={() => call(false)}>
            Ghi không đồng ý{about}
          </Button>
        </>
      ) : (
        <>
          <Button size="small" busy={decide.isPending} onClick={() => call(true)}>
            Đồng ý{about}
          </Button>
          <Button size="small" kind="quiet" onClick={() => setRefusing(true)}>
            Không đồng ý…{about}
          </Button>
        </>
      )}
    </span>
  );
}

/** The same criterion for many units at once, before anybody asks. */
function ExemptMany({ campaign, unit, list }: Place & { readonly list: ExemptionList }) {
  const units = useCampaignUnits(unit, campaign.id);
  const exempt = useExempt(unit, campaign.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const form = useForm({
    initial: { criterion: '', reason: '' },
    check: ({ criterion, reason }) => ({
      criterion: criterion === '' ? 'Chọn tiêu chí.' : undefined,
      reason: reason.trim() === '' ? 'Ghi lý do; các đơn vị được đọc lý do này.' : undefined,
    }),
  });
  const members = (units.data?.items ?? []).filter((one) => one.chosen);
  if (members.length === 0) {
    return null;
  }
  return (
    <details>
      <summary>Ghi trước cho nhiều đơn vị</summary>
      <Form
        form={form}
        submitLabel={`Ghi không áp dụng cho ${chosen.size} đơn vị`}
        busy={exempt.isPending}
        failure={campaignFailure(exempt.error)}
        onSubmit={({ criterion, reason }) => {
          if (chosen.size === 0) {
            notify('Chưa chọn đơn vị nào');
            return;
          }
          exempt.mutate(
            { criterion, reason: reason.trim(), units: [...chosen] },
            {
              onSuccess: ({ units: done }) => {
                notify(`Đã ghi không áp dụng cho ${done} đơn vị`);
                setChosen(new Set());
                form.setAll({ criterion: '', reason: '' });
              },
            },
          );
        }}
      >
        <SearchSelectField
          form={form}
          name="criterion"
          label="Tiêu chí"
          required
          choices={list.criteria.map(({ code, name }) => ({ value: code, label: `${code}. ${name}` }))}
        />
        <TextAreaField form={form} name="reason" label="Lý do" hint="Ví dụ: các xã không có rừng" rows={2} required />
        <fieldset className={classes.ticks}>
          <legend>Đơn vị</legend>
          <Button kind="quiet" size="small" onClick={() => setChosen(new Set(members.map((one) => one.unit)))}>
            Chọn tất cả {members.length} đơn vị
          </Button>
          {members.map((one) => (
            <label key={one.unit} className="row">
              <input
                type="checkbox"
                checked={chosen.has(one.unit)}
                onChange={() => {
                  const next = new Set(chosen);
                  if (!next.delete(one.unit)) {
                    next.add(one.unit);
                  }
                  setChosen(next);
                }}
              />
              <span>
                {capitalised(one.unitName)}
                {one.group && <span className="soft"> – {one.group}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      </Form>
    </details>
  );
}
