import { resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z.string().optional(),
  CCHC_DATA: z.string().default('./data'),
  CCHC_NOW: z.iso.datetime({ offset: true }).optional(),
  CCHC_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  CCHC_UPLOAD_MB: z.coerce.number().int().min(1).max(1024).default(50),
  CCHC_POOL: z.coerce.number().int().min(2).max(200).default(20),
});

export type Config = Readonly<z.infer<typeof schema>>;

/** Reads the few settings; a wrong one is a sentence that names it, thrown as an Error for main.ts to print. */
export function configFrom(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new Error(`Thiết lập không đúng: ${wrong}. Xem lại biến môi trường cùng tên.`);
  }
  if (parsed.data.CCHC_NOW && parsed.data.NODE_ENV !== 'test') {
    throw new Error('CCHC_NOW chỉ dùng khi NODE_ENV=test. Hãy bỏ biến CCHC_NOW rồi chạy lại.');
  }
  return { ...parsed.data, CCHC_DATA: resolve(parsed.data.CCHC_DATA) };
}

/** The server's clock. Tests set it with CCHC_NOW; it then stands still. */
export function clockOf(config: Config): () => Date {
  const fixed = config.CCHC_NOW;
  return fixed ? () => new Date(fixed) : () => new Date();
}
