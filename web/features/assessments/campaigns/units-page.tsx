import { useState } from 'react';
import type { CampaignResponse, CampaignUnits } from '#core/assessments/campaigns/contract.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { fold } from '#core/kernel/text.ts';
import { capitalised } from '#web/lib/format.ts';
import { Button } from '#web/ui/button/button.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { CampaignFrame } from './campaign-frame.tsx';
import classes from './campaigns.module.css';
import { CAMPAIGN_WORDS, campaignFailure, useCampaignUnits, useSetUnits } from './load-campaigns.ts';

type Unit = CampaignUnits['items'][number];

/** Whom the campaign scores, in groups; fixed once it runs. */
export function UnitsPage() {
  return <CampaignFrame place="don-vi">{(campaign, unit) => <Units campaign={campaign} unit={unit} />}</CampaignFrame>;
}

function Units({ campaign, unit }: { readonly campaign: CampaignResponse; readonly unit: string }) {
  const query = useCampaignUnits(unit, campaign.id);
  return (
    <QueryView query={query} messages={CAMPAIGN_WORDS} loading="Đang tải các đơn vị…">
      {({ items }) =>
        campaign.state === 'draft' ? (
          <ChooseUnits key={campaign.revision} campaign={campaign} unit={unit} items={items} />
        ) : (
          <ChosenUnits items={items.filter(({ chosen }) => chosen)} />
        )
      }
    </QueryView>
  );
}

function ChosenUnits({ items }: { readonly items: readonly Unit[] }) {
  return (
    <DataTable
      caption="Đơn vị được chấm"
      columns={[
        { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => capitalised(unitName), main: true },
        { key: 'group', head: 'Nhóm', cell: ({ group }) => group },
        { key: 'ended', head: 'Kết thúc hoạt động', cell: ({ ended }) => (ended ? formatDate(ended) : '') },
      ]}
      rows={items}
      rowKey={(row) => row.unit}
    />
  );
}

interface ChooseProps {
  readonly campaign: CampaignResponse;
  readonly unit: string;
  readonly items: readonly Unit[];
}

function ChooseUnits({ campaign, unit, items }: ChooseProps) {
  const save = useSetUnits(unit, campaign.id);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(
    new Map(items.filter((one) => one.chosen).map((one) => [one.unit, one.group])),
  );
  const [words, setWords] = useState('');
  const [group, setGroup] = useState('');
  const seen = items.filter(({ unitName }) => fold(unitName).includes(fold(words)));
  const groups = [...new Set(chosen.values())].filter((one) => one !== '');

  function choose(units: readonly string[], as: string | undefined) {
    const next = new Map(chosen);
    for (const one of units) {
      if (as === undefined) {
        next.delete(one);
      } else {
        next.set(one, as);
      }
    }
    setChosen(next);
  }

  if (items.length === 0) {
    return (
      <EmptyState title="Không có đơn vị nào để chọn">
        Vào ngày bắt đầu tự chấm không có đơn vị trực thuộc nào ở cấp này. Xem lại cấp được chấm và mốc ngày.
      </EmptyState>
    );
  }
  return (
    <div className="stack">
      {save.isError && <ErrorState title="Chưa lưu được">{campaignFailure(save.error)}</ErrorState>}
      <div className="row">
        <label className="row">
          <span>Tìm đơn vị</span>
          <input
            type="search"
            className={classes.search}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <label className="row">
          <span>Nhóm</span>
          <input
            type="text"
            className={classes.text}
            list="campaign-groups"
            maxLength={100}
            placeholder="ví dụ: xã miền núi"
            value={group}
            onChange={(event) => setGroup(event.target.value)}
          />
        </label>
        <Button
          kind="secondary"
          onClick={() =>
            choose(
              seen.map((one) => one.unit),
              group.trim(),
            )
          }
        >
          {words === '' ? `Thêm tất cả ${items.length} đơn vị` : `Thêm ${seen.length} đơn vị đang hiện`}
        </Button>
        <Button
          kind="quiet"
          onClick={() =>
            choose(
              seen.map((one) => one.unit),
              undefined,
            )
          }
        >
          Bỏ chọn{words === '' ? ' tất cả' : ' các đơn vị đang hiện'}
        </Button>
      </div>
      <datalist id="campaign-groups">
        {groups.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <fieldset className={classes.units}>
        <legend>
          Đã chọn {chosen.size}/{items.length} đơn vị
        </legend>
        {seen.map(({ unit: slug, unitName }) => (
          <div key={slug} className={classes.choice}>
            <label className="row">
              <input
                type="checkbox"
                checked={chosen.has(slug)}
                onChange={(event) => choose([slug], event.target.checked ? group.trim() : undefined)}
              />
              <span>{capitalised(unitName)}</span>
            </label>
            {chosen.has(slug) && (
              <input
                type="text"
                className={classes.text}
                list="campaign-groups"
                maxLength={100}
                aria-label={`Nhóm của ${unitName}`}
                placeholder="Nhóm"
                value={chosen.get(slug) ?? ''}
                onChange={(event) => choose([slug], event.target.value)}
              />
            )}
          </div>
        ))}
      </fieldset>
      <div className="row">
        <Button
          busy={save.isPending}
          onClick={() =>
            // Awaited, not called back: what is saved comes back as a new list, and this one is gone by then.
            save
              .mutateAsync({
                revision: campaign.revision,
                items: [...chosen].map(([slug, of]) => ({ unit: slug, group: of.trim() })),
              })
              .then(({ units }) => notify(`Đã lưu ${units} đơn vị`), noop)
          }
        >
          Lưu danh sách đơn vị
        </Button>
      </div>
    </div>
  );
}

/** The failure is shown from the call's own state. */
function noop(): void {}
