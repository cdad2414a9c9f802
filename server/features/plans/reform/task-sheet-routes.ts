import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idOf } from '#core/kernel/contract.ts';
import { taskImportAnswer, taskListQuery } from '#core/plans/reform/contract.ts';
import type { ReformPlanId } from '#core/plans/reform/task.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { XLSX_TYPE } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { deskOf } from './reform-ground.ts';
import { exportTasks, taskTemplate } from './task-sheet-files.ts';
import { checkTaskSheet, importTasks } from './task-sheet-service.ts';

const unitParams = z.object({ unit: z.string() });
const planParams = unitParams.extend({ plan: idOf<ReformPlanId>() });
const READ = { permission: 'plans:read' };
const WRITE = { permission: 'plans:write' };
const FILES = '/api/units/:unit/plan-tasks/files';
/** A plan of a thousand tasks is far below this. */
const SHEET_BYTES = 5_000_000;

/** Tasks as spreadsheets: the template, the list, and the way back in. */
export async function taskSheetRoutes(http: Http, deps: Deps): Promise<void> {
  http.get(
    `${FILES}/template`,
    { config: READ, schema: { summary: 'The empty sheet of tasks (XLSX)', params: unitParams } },
    async (request, reply) => {
      const content = await taskTemplate(deskOf(deps, request));
      return reply
        .type(XLSX_TYPE)
        .header('content-disposition', 'attachment; filename="mau-nhiem-vu.xlsx"')
        .send(content);
    },
  );

  http.get(
    `${FILES}/xlsx`,
    { config: READ, schema: { summary: 'The tasks chosen (XLSX)', params: unitParams, querystring: taskListQuery } },
    async (request, reply) => {
      const content = await exportTasks(deskOf(deps, request), request.query);
      const name = `nhiem-vu-${request.unit.slug}.xlsx`;
      return reply.type(XLSX_TYPE).header('content-disposition', `attachment; filename="${name}"`).send(content);
    },
  );

  await http.register(async (inner) => {
    await inner.register(multipart, { limits: { fileSize: SHEET_BYTES, files: 1, fields: 0, parts: 2 } });
    inner.withTypeProvider<ZodTypeProvider>().post(
      '/api/units/:unit/reform-plans/:plan/import',
      {
        config: WRITE,
        schema: {
          summary: 'Take tasks from a sheet (multipart, field "file"); a dry run only says what would happen',
          params: planParams,
          querystring: z.object({
            dryRun: z.stringbool().default(false),
            reason: z.string().trim().max(2000).default(''),
          }),
          response: { 200: taskImportAnswer },
        },
      },
      async (request) => {
        const part = await request.file();
        if (!part) {
          throw refusePlan('task-sheet-missing');
        }
        const content = await part.toBuffer();
        const { dryRun, reason } = request.query;
        const desk = deskOf(deps, request);
        const { plan } = request.params;
        return dryRun ? checkTaskSheet(desk, plan, content) : importTasks(desk, plan, content, reason);
      },
    );
  });
}
