-- Asked every minute: which reports left before their window ended.
create index report_sending_estimated on report_sending (agency_id, report_id, (figures -> 'window' ->> 'to'))
  where figures ->> 'cutOff' is not null;
