import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Http } from './http.ts';
import { contentSecurityPolicy } from './security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

type Encoding = 'br' | 'gzip' | 'identity';

/** One built file in the forms that the build left: Brotli, gzip, plain. */
interface WebFile {
  readonly type: string;
  readonly bytes: Readonly<Partial<Record<Encoding, Buffer>>>;
}

const NONCE_MARK = '__CSP_NONCE__';
const YEAR = 'public, max-age=31536000, immutable';
const HOUR = 'public, max-age=3600';

/** Hands out the built officer's web, and its page for every address that belongs to the web's own router. */
export async function webFiles(http: Http, directory: string): Promise<void> {
  const files = await loadFiles(directory);
  const page = files.get('/index.html')?.bytes.identity?.toString('utf8') ?? NOT_BUILT;
  http.get(
    '/*',
    { config: { permission: 'public', anonymous: true }, schema: { hide: true } },
    async (request, reply) => answer(request, reply, files, page),
  );
}

function answer(request: FastifyRequest, reply: FastifyReply, files: ReadonlyMap<string, WebFile>, page: string) {
  const path = pathOf(request.url);
  const file = path === '/index.html' ? undefined : files.get(path);
  if (file) {
    return sendFile(request, reply, path, file);
  }
  if (path.startsWith('/api/')) {
    return reply.status(404).send({ code: 'not-found', detail: {} });
  }
  return namesFile(path) ? reply.status(404).type('text/html; charset=utf-8').send(NOT_FOUND) : sendPage(reply, page);
}

/** A dot alone does not make a file of an address: a section's slug has one (`xa-binh-son.van-phong`). */
function namesFile(path: string): boolean {
  return path !== '/index.html' && (path.startsWith('/assets/') || extname(path) in TYPES);
}

function pathOf(url: string): string {
  const path = url.split('?', 1)[0] ?? '/';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function sendFile(request: FastifyRequest, reply: FastifyReply, path: string, file: WebFile): FastifyReply {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find((name) => file.bytes[name] && accepted.includes(name)) ?? 'identity';
  if (encoding !== 'identity') {
    reply.header('content-encoding', encoding);
  }
  return reply
    .header('vary', 'accept-encoding')
    .header('cache-control', path.startsWith('/assets/') ? YEAR : HOUR)
    .type(file.type)
    .send(file.bytes[encoding] ?? file.bytes.identity);
}

/** Every page gets a number of its own; only styles that carry it are applied. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64url');
  return reply
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(NONCE_MARK, nonce));
}

async function loadFiles(directory: string): Promise<ReadonlyMap<string, WebFile>> {
  const files = new Map<string, WebFile>();
  for (const path of await pathsIn(directory)) {
    const [bytes, br, gzip] = await Promise.all([path, `${path}.br`, `${path}.gz`].map(readIfThere));
    const type = TYPES[extname(path)];
    if (bytes && type) {
      const key = `/${relative(directory, path).split(sep).join('/')}`;
      files.set(key, { type, bytes: { identity: bytes, ...(br && { br }), ...(gzip && { gzip }) } });
    }
  }
  return files;
}

async function pathsIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(() => undefined);
}

const shortPage = (title: string, sentence: string) =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title><h1>${title}</h1><p>${sentence}</p></html>`;

const NOT_FOUND = shortPage('Không tìm thấy tệp', 'Trang có thể đã được cập nhật. <a href="/">Về trang đầu</a>.');
const NOT_BUILT = shortPage('Chưa dựng giao diện', 'Hãy chạy <code>npm run build</code> rồi khởi động lại máy chủ.');
