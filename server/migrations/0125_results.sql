-- What a settled sheet comes to, kept by the transaction that settles it: a ranking reads one row a unit.

create table assessment_result (
  agency_id integer not null,
  assessment_id uuid not null,
  -- all in ten-thousandths of a point
  max_points integer not null,
  points integer not null,
  lost integer not null,
  bonus integer not null,
  penalty integer not null,
  index_points integer not null,
  -- hundredths of a percent of what was attainable
  relative integer not null,
  -- lost without a reason, in a result kept as printed
  unexplained integer not null,
  -- how many criteria lost points: a count, so that predecessors' may be summed
  lost_criteria integer not null,
  -- by code of every area: [attainable, points]
  areas jsonb not null check (jsonb_typeof(areas) = 'object'),
  primary key (agency_id, assessment_id),
  foreign key (agency_id, assessment_id) references assessment (agency_id, id)
);
select fence('assessment_result', 'keep');

-- A decision that publishes results. `agency_id` is who recorded it: the committee that published the whole list, or the
-- unit whose one result was recorded from a printed decision. A later correction is another decision that amends it.
create table result_publication (
  agency_id integer not null references unit (id),
  id uuid not null,
  title text not null check (title <> ''),
  year integer not null check (year between 2000 and 2200),
  term text not null check (term in ('year', 'half')),
  criteria_set_id uuid not null references criteria_set (id),
  campaign_agency_id integer,
  campaign_id uuid,
  number text not null check (number <> ''),
  date date not null,
  issuer text not null check (issuer <> ''),
  signer text not null default '',
  document_id uuid,
  -- the appraiser's reasons go along with the points
  with_remarks boolean not null,
  -- what the results say about themselves: invented data, how they were entered
  note text not null default '',
  amends uuid,
  reason text not null default '',
  published_at timestamptz not null,
  published_by text not null,
  primary key (agency_id, id),
  unique (agency_id, amends),
  foreign key (agency_id, amends) references result_publication (agency_id, id),
  foreign key (agency_id, document_id) references document_reference (agency_id, id),
  check ((amends is null) = (reason = ''))
);
create unique index result_publication_id on result_publication (id);
create index result_publication_newest on result_publication (date desc, id desc);

-- The result of a unit as the decision says it; nothing of it changes afterwards.
create table published_result (
  agency_id integer not null,
  publication_id uuid not null,
  unit_id integer not null references unit (id),
  year integer not null,
  term text not null,
  group_name text not null default '',
  max_points integer not null,
  points integer not null,
  lost integer not null,
  bonus integer not null,
  penalty integer not null,
  index_points integer not null,
  relative integer not null,
  unexplained integer not null,
  lost_criteria integer not null,
  areas jsonb not null check (jsonb_typeof(areas) = 'object'),
  rank integer check (rank > 0),
  rank_of integer check (rank_of >= rank),
  primary key (agency_id, publication_id, unit_id),
  foreign key (agency_id, publication_id) references result_publication (agency_id, id)
);
create index published_result_unit on published_result (unit_id, year desc, term);

-- The points of every criterion with the remark that is published with them.
create table published_line (
  agency_id integer not null,
  publication_id uuid not null,
  unit_id integer not null,
  criterion_code text not null check (criterion_code <> ''),
  applicable boolean not null,
  points integer,
  remark text not null default '',
  primary key (agency_id, publication_id, unit_id, criterion_code),
  foreign key (agency_id, publication_id, unit_id) references published_result (agency_id, publication_id, unit_id)
);

select fence('result_publication', 'append');
select fence('published_result', 'append');
select fence('published_line', 'append');

-- Published is for everybody; only who publishes may add.
alter policy seen on result_publication using (true);
alter policy seen on published_result using (true);
alter policy seen on published_line using (true);

-- The sheets that were settled before.
with recursive part_of as (
  select criterion.criteria_set_id, criterion.code as leaf, criterion.code as node, criterion.parent, criterion.level
  from criterion where criterion.method is not null and criterion.method not in ('BONUS', 'PENALTY')
  union all
  select part_of.criteria_set_id, part_of.leaf, above.code, above.parent, above.level
  from part_of join criterion above on above.criteria_set_id = part_of.criteria_set_id and above.code = part_of.parent),
settled as (
  select assessment.agency_id, assessment.id, assessment.criteria_set_id, assessment.historical from assessment
  where assessment.state in ('appraised', 'published')),
leaf as (
  select settled.agency_id, settled.id, settled.historical, criterion.criteria_set_id, criterion.code, criterion.method,
    criterion.max_points as max, coalesce(line.applicable, true) as applicable,
    line.appraised_points as points, coalesce(line.appraised_points, line.self_points, 0) as given,
    (select coalesce(sum((part->>'lost')::integer), 0) from jsonb_array_elements(coalesce(line.deductions, '[]')) part) as explained
  from settled
  join criterion on criterion.criteria_set_id = settled.criteria_set_id and criterion.method is not null
  left join assessment_line line on line.agency_id = settled.agency_id and line.assessment_id = settled.id
    and line.criterion_code = criterion.code),
whole as (
  select leaf.agency_id, leaf.id,
    coalesce(sum(leaf.max) filter (where inside and leaf.applicable), 0) as max,
    coalesce(sum(leaf.points) filter (where inside and leaf.applicable), 0) as points,
    coalesce(sum(leaf.max - leaf.points) filter (where inside and leaf.applicable and leaf.points is not null), 0) as lost,
    least(coalesce(sum(leaf.given) filter (where leaf.method = 'BONUS'), 0), max(criteria_set.max_bonus)) as bonus,
    least(coalesce(sum(leaf.given) filter (where leaf.method = 'PENALTY'), 0), max(criteria_set.max_penalty)) as penalty,
    coalesce(sum(leaf.max - leaf.points - leaf.explained) filter (where leaf.historical and leaf.method <> 'SURVEY'
      and leaf.points is not null), 0) as unexplained,
    count(*) filter (where inside and leaf.applicable and leaf.points < leaf.max) as lost_criteria
  from (select leaf.*, leaf.method not in ('BONUS', 'PENALTY') as inside from leaf) leaf
  join criteria_set on criteria_set.id = leaf.criteria_set_id
  group by leaf.agency_id, leaf.id),
area as (
  select leaf.agency_id, leaf.id, jsonb_object_agg(leaf.node, jsonb_build_array(leaf.max, leaf.points)) as areas
  from (
    select leaf.agency_id, leaf.id, part_of.node, coalesce(sum(leaf.max) filter (where leaf.applicable), 0) as max,
      coalesce(sum(leaf.points) filter (where leaf.applicable), 0) as points
    from leaf
    join part_of on part_of.criteria_set_id = leaf.criteria_set_id and part_of.leaf = leaf.code and part_of.level = 'area'
    group by leaf.agency_id, leaf.id, part_of.node) leaf
  group by leaf.agency_id, leaf.id)
insert into assessment_result (agency_id, assessment_id, max_points, points, lost, bonus, penalty, index_points,
  relative, unexplained, lost_criteria, areas)
select whole.agency_id, whole.id, whole.max, whole.points, whole.lost, whole.bonus, whole.penalty,
  greatest(0, whole.points + whole.bonus - whole.penalty),
  case when whole.max = 0 then 0 else (whole.points * 20000 + whole.max) / (2 * whole.max) end,
  whole.unexplained, whole.lost_criteria, coalesce(area.areas, '{}')
from whole left join area on area.agency_id = whole.agency_id and area.id = whole.id;
