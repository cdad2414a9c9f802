import { useState } from 'react';
import type { CampaignOptions, CampaignResponse } from '#core/assessments/campaigns/contract.ts';
import type { CriteriaSetResponse } from '#core/assessments/contract.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { CampaignFrame } from './campaign-frame.tsx';
import classes from './campaigns.module.css';
import { CAMPAIGN_WORDS, campaignFailure, useCriteria, useOptions, useSetBodies } from './load-campaigns.ts';

/** Who appraises which area or criterion. */
export function BodiesPage() {
  const may = useMay();
  return (
    <CampaignFrame place="co-quan">
      {(campaign, unit) =>
        campaign.owner === unit && campaign.state !== 'closed' && may('assessments:campaign') ? (
          <Assign campaign={campaign} unit={unit} />
        ) : (
          <Assigned campaign={campaign} />
        )
      }
    </CampaignFrame>
  );
}

function Assigned({ campaign }: { readonly campaign: CampaignResponse }) {
  return (
    <DataTable
      caption="Cơ quan thẩm định"
      columns={[
        { key: 'code', head: 'Tiêu chí', cell: ({ code, name }) => `${code}. ${name}`, main: true, wide: true },
        { key: 'body', head: 'Cơ quan thẩm định', cell: ({ body }) => body },
      ]}
      rows={campaign.bodies}
      rowKey={({ code }) => code}
      empty={
        <EmptyState title="Chưa phân công cơ quan thẩm định">
          Mọi tiêu chí do người thẩm định của {campaign.ownerName} xem.
        </EmptyState>
      }
    />
  );
}

function Assign({ campaign, unit }: { readonly campaign: CampaignResponse; readonly unit: string }) {
  const criteria = useCriteria(campaign.criteriaSetId);
  const options = useOptions(unit);
  return (
    <QueryView query={criteria} messages={CAMPAIGN_WORDS} loading="Đang tải bộ tiêu chí…">
      {(set) => (
        <QueryView query={options} messages={CAMPAIGN_WORDS}>
          {({ sections }) => (
            <AssignForm key={campaign.revision} campaign={campaign} unit={unit} set={set} sections={sections} />
          )}
        </QueryView>
      )}
    </QueryView>
  );
}

/** No word of its own: whatever stands above it holds. */
const INHERITED = '';
const COUNCIL = '*';

interface AssignProps {
  readonly campaign: CampaignResponse;
  readonly unit: string;
  readonly set: CriteriaSetResponse;
  readonly sections: CampaignOptions['sections'];
}

function AssignForm({ campaign, unit, set, sections }: AssignProps) {
  const save = useSetBodies(unit, campaign.id);
  const [bodies, setBodies] = useState<ReadonlyMap<string, string>>(
    new Map(campaign.bodies.map(({ code, section }) => [code, section ?? COUNCIL])),
  );
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const areas = set.criteria.filter(({ level }) => level === 'area' || level === 'part');
  const rows = set.criteria.filter(
    ({ code, level, parent }) =>
      level === 'area' || level === 'part' || bodies.has(code) || open.has(areaOf(set, parent ?? '')),
  );

  function assign(code: string, body: string) {
    const next = new Map(bodies);
    if (body === INHERITED) {
      next.delete(code);
    } else {
      next.set(code, body);
    }
    setBodies(next);
  }

  return (
    <div className="stack">
      <p>
        Giao cả lĩnh vực cho một cơ quan; tiêu chí nào giao riêng thì mở lĩnh vực ấy ra. Tiêu chí không giao do người
        thẩm định của {campaign.ownerName} xem.
      </p>
      {save.isError && <ErrorState title="Chưa lưu được">{campaignFailure(save.error)}</ErrorState>}
      <DataTable
        caption="Phân công cơ quan thẩm định"
        columns={[
          {
            key: 'code',
            head: 'Lĩnh vực, tiêu chí',
            cell: ({ code, name }) => `${code}. ${name}`,
            main: true,
            wide: true,
          },
          {
            key: 'body',
            head: 'Cơ quan thẩm định',
            cell: ({ code, name, parent }) => (
              <select
                className={classes.body}
                aria-label={`Cơ quan thẩm định ${code}. ${name}`}
                value={bodies.get(code) ?? INHERITED}
                onChange={(event) => assign(code, event.target.value)}
              >
                <option value={INHERITED}>{parent ? 'Như mục trên' : 'Không giao riêng'}</option>
                {sections.map(({ slug, name: body }) => (
                  <option key={slug} value={slug}>
                    {body}
                  </option>
                ))}
                <option value={COUNCIL}>Hội đồng thẩm định</option>
              </select>
            ),
          },
          {
            key: 'open',
            head: 'Giao từng tiêu chí',
            cell: ({ code, name }) =>
              areas.some((area) => area.code === code) && (
                <Button
                  kind="quiet"
                  size="small"
                  aria-expanded={open.has(code)}
                  onClick={() => setOpen(toggled(open, code))}
                >
                  {open.has(code) ? 'Thu lại' : 'Mở ra'}
                  <span className="unseen"> {name}</span>
                </Button>
              ),
          },
        ]}
        rows={rows}
        rowKey={({ code }) => code}
      />
      <div className="row">
        <Button
          busy={save.isPending}
          onClick={() =>
            // Awaited, not called back: what is saved comes back as a new form, and this one is gone by then.
            save
              .mutateAsync({
                revision: campaign.revision,
                items: [...bodies].map(([code, body]) => ({ code, section: body === COUNCIL ? null : body })),
              })
              .then(() => notify('Đã lưu phân công thẩm định'), noop)
          }
        >
          Lưu phân công
        </Button>
      </div>
    </div>
  );
}

/** The area that a criterion stands in. */
function areaOf({ criteria }: CriteriaSetResponse, code: string): string {
  const own = criteria.find((one) => one.code === code);
  return !own || own.level === 'area' || own.level === 'part' || own.parent === null
    ? code
    : areaOf({ criteria } as CriteriaSetResponse, own.parent);
}

function toggled(open: ReadonlySet<string>, code: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(code)) {
    next.add(code);
  }
  return next;
}

/** The failure is shown from the call's own state. */
function noop(): void {}
