-- Which annexes go with a report is followed by print and workbook; a period that names none takes every form. The
-- one form that 0060 wrote beside every period was nobody's decision.

update report_period set annexes = '[]' where annexes = '[{"code": "II.06a", "version": "VPCP/KSTT"}]';
