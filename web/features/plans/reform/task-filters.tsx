import { useEffect, useState } from 'react';
import type { TaskGroundAnswer } from '#core/plans/reform/contract.ts';
import { REFORM_TASK_STATE_NAMES } from '#core/plans/reform/task.ts';
import { useSearchValues, useSetSearch } from '#web/lib/navigation.ts';
import { useTaskGround } from './load-reform.ts';
import classes from './reform.module.css';

const TYPING_MS = 250;

const WHEN_NAMES = {
  open: 'Chưa hoàn thành',
  late: 'Quá hạn, chưa xong',
  soon: 'Sắp đến hạn',
  done: 'Đã hoàn thành',
  'done-late': 'Xong chậm hạn',
  backdated: 'Ghi nhận sau ngày xong',
} as const;

const ORIGIN_CHOICES = {
  plan: 'Kế hoạch CCHC và chuyên đề',
  assigned: 'Được giao ngoài kế hoạch',
  remediation: 'Khắc phục điểm trừ',
} as const;

/** What the address says is looked for, in the names of the API. */
export function useTaskQuery() {
  const { tu, nam, bophan, nguoi, trangthai, han, nguon, kehoach, cua, solieu, tungay, denngay } = useSearchValues();
  return {
    text: tu,
    year: nam,
    section: bophan,
    person: nguoi,
    state: trangthai,
    when: han,
    origin: nguon,
    plan: kehoach,
    figure: solieu,
    from: tungay,
    to: denngay,
    mine: cua === 'toi' ? 'true' : undefined,
  };
}

/** What is looked for stands in the address; typing waits a moment before it asks. */
export function TaskFilters({ unit }: { readonly unit: string }) {
  const search = useSearchValues();
  const setSearch = useSetSearch();
  const ground = useTaskGround(unit, undefined).data;
  const asked = search.tu ?? '';
  const [words, setWords] = useState(asked);
  const [open, setOpen] = useState(false);
  const selects = selectsOf(ground);
  const used = selects.filter(([name]) => search[name]).length;
  useEffect(() => {
    const typed = words.trim().normalize('NFC');
    const timer = setTimeout(() => {
      if (typed !== asked) {
        setSearch({ tu: typed, trang: undefined });
      }
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [words, asked, setSearch]);
  return (
    <search className={classes.filters}>
      <label>
        Tìm nhiệm vụ
        <input
          type="search"
          value={words}
          placeholder="Ví dụ: ra soat thu tuc"
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <button type="button" className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        {used > 0 ? `Bộ lọc (đang dùng ${used})` : 'Bộ lọc'}
      </button>
      <div className={classes.selects} data-open={open}>
        {selects.map(([name, label, any, choices]) => (
          <label key={name}>
            {label}
            <select
              value={search[name] ?? ''}
              onChange={(event) => setSearch({ [name]: event.target.value, trang: undefined })}
            >
              <option value="">{any}</option>
              {choices.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </search>
  );
}

type Choices = readonly (readonly [string | number, string])[];

function selectsOf(ground: TaskGroundAnswer | undefined): readonly (readonly [string, string, string, Choices])[] {
  const years = [...new Set(ground?.plans.map(({ year }) => year))];
  return [
    ['bophan', 'Bộ phận', 'Mọi bộ phận', ground?.sections.map(({ id, name }) => [id, name] as const) ?? []],
    ['nguoi', 'Người phụ trách', 'Mọi người', ground?.people.map(({ id, name }) => [id, name] as const) ?? []],
    ['trangthai', 'Trạng thái', 'Mọi trạng thái', Object.entries(REFORM_TASK_STATE_NAMES)],
    ['han', 'Thời hạn', 'Mọi thời hạn', Object.entries(WHEN_NAMES)],
    ['nguon', 'Nguồn', 'Mọi nguồn', Object.entries(ORIGIN_CHOICES)],
    ['kehoach', 'Kế hoạch', 'Mọi kế hoạch', ground?.plans.map(({ id, title }) => [id, title] as const) ?? []],
    ['nam', 'Năm', 'Mọi năm', years.map((year) => [year, String(year)] as const)],
  ];
}
