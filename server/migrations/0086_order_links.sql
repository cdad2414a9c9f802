-- A follow-up and a confirmed item lead to a task that exists: the tasks' table came after the registers'.
alter table dialogue_question
  add foreign key (agency_id, task_id) references reform_task (agency_id, id);
alter table conclusion_item
  add foreign key (agency_id, task_id) references reform_task (agency_id, id);
