import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({ signIn: z.string().min(40) });

/**
 * The key that signs sessions and encrypts authenticator secrets: made on first use, kept in the data folder for its
 * owner alone. Whoever loses it loses sessions and second factors, no password and no record.
 */
export async function signInSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'secrets.json');
  const kept = await readSecret(file);
  if (kept) {
    return kept;
  }
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const signIn = randomBytes(48).toString('base64url');
  try {
    // 'wx': of two servers starting at once one writes, the other reads what that one wrote.
    await writeFile(file, `${JSON.stringify({ signIn }, null, 1)}\n`, { mode: 0o600, flag: 'wx' });
    return signIn;
  } catch (error) {
    const other = await readSecret(file);
    if (!other) {
      throw new Error(`Không ghi được khóa đăng nhập vào ${file}`, { cause: error });
    }
    return other;
  }
}

async function readSecret(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    return undefined;
  }
  await chmod(file, 0o600).catch(() => undefined);
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new Error(`Tệp khóa ${file} bị hỏng. Khôi phục từ bản sao lưu, hoặc xóa tệp để mọi người đăng nhập lại.`);
  }
  return parsed.data.signIn;
}
