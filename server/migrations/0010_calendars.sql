-- Working time. Three layers say what a day is: the nation's calendar below, then each committee above the agency
-- that publishes "for the units below" (a province announces the swaps), then the agency itself. The nearest layer
-- that says something about a day wins. core/calendars/national-days.ts holds the same national days for the command
-- line without a database; a test compares the two.

create table national_year (
  year smallint primary key check (year between 2000 and 2100),
  basis text not null,
  confidence text not null check (confidence in ('verified', 'derived', 'remembered', 'unverified'))
);
select share('national_year');

-- `doubtful` days (a kind that ends in "?" in the source) count for nothing until an administrator confirms them,
-- which is a row of calendar_day with the legal basis.
create table national_day (
  day date primary key,
  kind text not null check (kind in ('holiday', 'substitute_off', 'swap_off', 'swap_work')),
  name text not null,
  counterpart date,
  basis text not null,
  confidence text not null check (confidence in ('verified', 'derived', 'remembered', 'unverified')),
  doubtful boolean not null default false
);
select share('national_day');

-- A year that a committee has entered whole: dates that reach it are no longer provisional ("tạm tính").
create table calendar_year (
  agency_id integer not null references unit (id),
  year smallint not null check (year between 2000 and 2100),
  covers_below boolean not null,
  basis text not null,
  entered_at timestamptz not null,
  entered_by text not null,
  primary key (agency_id, year)
);
select fence('calendar_year');

create table calendar_day (
  agency_id integer not null references unit (id),
  day date not null,
  kind text not null check
    (kind in ('holiday', 'substitute_off', 'swap_off', 'swap_work', 'local_off', 'half_day', 'ordinary')),
  name text not null,
  -- the day a swap exchanges with; a worked rest day has that day's hours
  counterpart date check (counterpart <> day),
  -- minutes since midnight at which a half day closes
  closes smallint check (closes between 1 and 1439),
  covers_below boolean not null,
  basis text not null check (basis <> ''),
  entered_at timestamptz not null,
  entered_by text not null,
  -- a line taken back stays: promises made under it must remain explainable
  removed_at timestamptz check (removed_at >= entered_at),
  removed_by text check ((removed_by is null) = (removed_at is null)),
  primary key (agency_id, day, entered_at),
  check ((kind = 'half_day') = (closes is not null)),
  check (counterpart is null or kind in ('swap_off', 'swap_work'))
);
-- One line a day counts.
create unique index calendar_day_counting on calendar_day (agency_id, day) where removed_at is null;
select fence('calendar_day', 'keep');

-- The hours of an ordinary week from a day on (summer and winter hours are two weeks).
create table working_week (
  agency_id integer not null references unit (id),
  valid_from date not null,
  covers_below boolean not null,
  basis text not null check (basis <> ''),
  entered_at timestamptz not null,
  entered_by text not null,
  primary key (agency_id, valid_from)
);
select fence('working_week');

create table working_interval (
  agency_id integer not null,
  valid_from date not null,
  -- 0 Sunday … 6 Saturday
  weekday smallint not null check (weekday between 0 and 6),
  opens smallint not null check (opens between 0 and 1439),
  closes smallint not null check (closes between 1 and 1439),
  primary key (agency_id, valid_from, weekday, opens),
  check (opens < closes),
  foreign key (agency_id, valid_from) references working_week (agency_id, valid_from) on delete cascade
);
select fence('working_interval');

-- The committee itself (distance 0) and those above it on a day, as calendars and procedure versions are inherited:
-- before its first version the first parent counts, after its last day the last one.
create function committees_above(agency integer, on_day date) returns table (id integer, distance integer)
  language sql stable as $$
  with recursive above (id, distance) as (
    select agency, 0
    union all
    select held.parent_id, above.distance + 1
    from above
    join lateral (
      select unit_version.parent_id from unit_version where unit_version.unit_id = above.id
      order by unit_version.valid_from <= on_day desc,
        case when unit_version.valid_from <= on_day then unit_version.valid_from end desc nulls last,
        unit_version.valid_from
      limit 1) held on held.parent_id is not null
    where above.distance < 8)
  select above.id, above.distance from above
$$;
grant execute on function committees_above to cchc_app;

-- When an office is closed stands on its door: calendars are read by everybody, changed only inside the fence.
create policy open_to_all on calendar_year for select to cchc_app using (true);
create policy open_to_all on calendar_day for select to cchc_app using (true);
create policy open_to_all on working_week for select to cchc_app using (true);
create policy open_to_all on working_interval for select to cchc_app using (true);

insert into national_year (year, basis, confidence) values
  (2021, 'Thông báo hoán đổi ngày làm việc của năm', 'remembered'),
  (2022, 'Thông báo hoán đổi ngày làm việc của năm', 'remembered'),
  (2023, 'Thông báo hoán đổi ngày làm việc của năm', 'remembered'),
  (2024, 'Thông báo hoán đổi ngày làm việc của năm', 'remembered'),
  (2025, 'Thông báo hoán đổi ngày làm việc của năm', 'remembered'),
  (2026, 'Thông báo 9441/TB-BNV; Công văn 9859/VPCP-KGVX năm 2025', 'verified');

insert into national_day (day, kind, name, counterpart, basis, confidence, doubtful) values
  ('2021-01-01', 'holiday', 'Tết Dương lịch', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2021-02-10', 'holiday', 'Tết Nguyên đán (29 tháng Chạp)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2021-02-11', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2021-02-12', 'holiday', 'Tết Nguyên đán (mùng 1)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2021-02-15', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2021-02-16', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2021-04-21', 'holiday', 'Giỗ Tổ Hùng Vương', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2021-04-30', 'holiday', 'Ngày Chiến thắng 30/4', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2021-05-01', 'holiday', 'Quốc tế Lao động', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2021-05-03', 'substitute_off', 'Nghỉ bù 1/5', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2021-09-02', 'holiday', 'Quốc khánh', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2021-09-03', 'holiday', 'Quốc khánh (ngày liền kề)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-01-01', 'holiday', 'Tết Dương lịch', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-01-03', 'substitute_off', 'Nghỉ bù Tết Dương lịch', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2022-01-31', 'holiday', 'Tết Nguyên đán (29 tháng Chạp)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-02-01', 'holiday', 'Tết Nguyên đán (mùng 1)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-02-02', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-02-03', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-02-04', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-04-10', 'holiday', 'Giỗ Tổ Hùng Vương', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-04-11', 'substitute_off', 'Nghỉ bù Giỗ Tổ', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2022-04-30', 'holiday', 'Ngày Chiến thắng 30/4', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-05-01', 'holiday', 'Quốc tế Lao động', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-05-02', 'substitute_off', 'Nghỉ bù 30/4', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2022-05-03', 'substitute_off', 'Nghỉ bù 1/5', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2022-09-01', 'holiday', 'Quốc khánh (ngày liền kề)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2022-09-02', 'holiday', 'Quốc khánh', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2023-01-01', 'holiday', 'Tết Dương lịch', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2023-01-02', 'substitute_off', 'Nghỉ bù Tết Dương lịch', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2023-01-20', 'holiday', 'Tết Nguyên đán (29 tháng Chạp)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2023-01-23', 'holiday', 'Tết Nguyên đán (mùng 2)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2023-01-24', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2023-01-25', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2023-01-26', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2023-04-29', 'holiday', 'Giỗ Tổ Hùng Vương', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2023-04-30', 'holiday', 'Ngày Chiến thắng 30/4', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2023-05-01', 'holiday', 'Quốc tế Lao động', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2023-05-02', 'substitute_off', 'Nghỉ bù Giỗ Tổ', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2023-05-03', 'substitute_off', 'Nghỉ bù 30/4', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2023-09-01', 'holiday', 'Quốc khánh (ngày liền kề)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2023-09-02', 'holiday', 'Quốc khánh', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2023-09-04', 'substitute_off', 'Nghỉ bù 2/9', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2024-01-01', 'holiday', 'Tết Dương lịch', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2024-02-08', 'holiday', 'Tết Nguyên đán (29 tháng Chạp)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2024-02-09', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2024-02-12', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2024-02-13', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2024-02-14', 'substitute_off', 'Nghỉ bù Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'remembered', false),
  ('2024-04-18', 'holiday', 'Giỗ Tổ Hùng Vương', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2024-04-29', 'swap_off', 'Nghỉ hoán đổi với ngày 04/05/2024', '2024-05-04', 'Thông báo hoán đổi ngày làm việc của năm', 'remembered', false),
  ('2024-04-30', 'holiday', 'Ngày Chiến thắng 30/4', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2024-05-01', 'holiday', 'Quốc tế Lao động', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2024-05-04', 'swap_work', 'Làm bù cho ngày 29/04/2024', '2024-04-29', 'Thông báo hoán đổi ngày làm việc của năm', 'remembered', false),
  ('2024-09-02', 'holiday', 'Quốc khánh', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2024-09-03', 'holiday', 'Quốc khánh (ngày liền kề)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-01-01', 'holiday', 'Tết Dương lịch', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-01-27', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-01-28', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-01-29', 'holiday', 'Tết Nguyên đán (mùng 1)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-01-30', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-01-31', 'holiday', 'Tết Nguyên đán', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-04-07', 'holiday', 'Giỗ Tổ Hùng Vương', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-04-26', 'swap_work', 'Làm bù cho ngày 02/05/2025', '2025-05-02', 'Thông báo hoán đổi ngày làm việc của năm', 'remembered', false),
  ('2025-04-30', 'holiday', 'Ngày Chiến thắng 30/4', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-05-01', 'holiday', 'Quốc tế Lao động', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-05-02', 'swap_off', 'Nghỉ hoán đổi với ngày 26/04/2025', '2025-04-26', 'Thông báo hoán đổi ngày làm việc của năm', 'remembered', false),
  ('2025-09-01', 'holiday', 'Quốc khánh (ngày liền kề)', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2025-09-02', 'holiday', 'Quốc khánh', null, 'Bộ luật Lao động 2019, Điều 112', 'remembered', false),
  ('2026-01-01', 'holiday', 'Tết Dương lịch', null, 'Bộ luật Lao động 2019, Điều 112', 'verified', false),
  ('2026-01-02', 'swap_off', 'Nghỉ hoán đổi với ngày 10/01/2026', '2026-01-10', 'Thông báo của Chính phủ tháng 12/2025', 'unverified', false),
  ('2026-01-10', 'swap_work', 'Làm bù cho ngày 02/01/2026', '2026-01-02', 'Thông báo của Chính phủ tháng 12/2025', 'unverified', false),
  ('2026-02-16', 'holiday', 'Tết Nguyên đán (29 tháng Chạp)', null, 'Thông báo 9441/TB-BNV; Công văn 9859/VPCP-KGVX năm 2025', 'verified', false),
  ('2026-02-17', 'holiday', 'Tết Nguyên đán (mùng 1)', null, 'Thông báo 9441/TB-BNV; Công văn 9859/VPCP-KGVX năm 2025', 'verified', false),
  ('2026-02-18', 'holiday', 'Tết Nguyên đán (mùng 2)', null, 'Thông báo 9441/TB-BNV; Công văn 9859/VPCP-KGVX năm 2025', 'verified', false),
  ('2026-02-19', 'holiday', 'Tết Nguyên đán (mùng 3)', null, 'Thông báo 9441/TB-BNV; Công văn 9859/VPCP-KGVX năm 2025', 'verified', false),
  ('2026-02-20', 'holiday', 'Tết Nguyên đán (mùng 4)', null, 'Thông báo 9441/TB-BNV; Công văn 9859/VPCP-KGVX năm 2025', 'verified', false),
  ('2026-04-26', 'holiday', 'Giỗ Tổ Hùng Vương', null, 'Bộ luật Lao động 2019, Điều 112', 'verified', false),
  ('2026-04-27', 'substitute_off', 'Nghỉ bù Giỗ Tổ', null, 'Bộ luật Lao động 2019, Điều 111 khoản 3', 'derived', false),
  ('2026-04-30', 'holiday', 'Ngày Chiến thắng 30/4', null, 'Bộ luật Lao động 2019, Điều 112', 'verified', false),
  ('2026-05-01', 'holiday', 'Quốc tế Lao động', null, 'Bộ luật Lao động 2019, Điều 112', 'verified', false),
  ('2026-08-22', 'swap_work', 'Làm bù cho ngày 31/08/2026', '2026-08-31', 'Thông báo 109/TB-UBND Cần Thơ ngày 06/11/2025 và các tỉnh khác', 'verified', false),
  ('2026-08-31', 'swap_off', 'Nghỉ hoán đổi với ngày 22/08/2026', '2026-08-22', 'Thông báo 109/TB-UBND Cần Thơ ngày 06/11/2025 và các tỉnh khác', 'verified', false),
  ('2026-09-01', 'holiday', 'Quốc khánh (ngày liền kề trước)', null, 'Bộ luật Lao động 2019, Điều 112', 'verified', false),
  ('2026-09-02', 'holiday', 'Quốc khánh', null, 'Bộ luật Lao động 2019, Điều 112', 'verified', false),
  ('2026-11-24', 'holiday', 'Ngày Văn hóa Việt Nam', null, 'Nghị quyết 80-NQ/TW năm 2026', 'unverified', true);
