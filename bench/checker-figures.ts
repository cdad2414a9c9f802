import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Block, PrintedDocument } from '#core/kernel/documents.ts';
import { checkReport } from '#server/features/checks/check-report.ts';
import { CheckingProcesses } from '#server/features/checks/checking-process.ts';
import { renderDocx, renderPdf } from '#server/platform/documents/rendering.ts';
import { picturesOf, scanOf } from '#test/report-file.ts';
import { median } from './alternate.ts';
import type { Figure } from './figure.ts';
import { memoryOf } from './product-process.ts';

/** The checker of reports: a file alone, a stack of fifty, a very long PDF, and a scan beside plain Tesseract. */
export async function checkerFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-checker-'));
  try {
    return [await oneDocx(folder), await fiftyDocx(folder), ...(await longPdf(folder)), ...(await scans(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A report of about so many A4 pages: prose, documents named, a table on each page. */
function aReport(pages: number): PrintedDocument {
  const sentence =
    'Ủy ban nhân dân xã đã ban hành Kế hoạch số 12/KH-UBND ngày 05/01/2025 về cải cách hành chính năm 2025; tiếp nhận 1.126 hồ sơ, trong đó trực tuyến 912 hồ sơ, trực tiếp 214 hồ sơ, đạt tỷ lệ 81%. ';
  const page = (number: number): Block[] => [
    { kind: 'heading', level: 2, content: `${number}. Kết quả thực hiện phần thứ ${number}` },
    ...Array.from({ length: 4 }, (): Block => ({ kind: 'paragraph', content: sentence.repeat(3) })),
    {
      kind: 'table',
      columns: [{ width: 1 }, { width: 4 }, { width: 2, align: 'right' }],
      head: [['TT', 'Lĩnh vực', 'Hồ sơ']],
      rows: [
        ...Array.from({ length: 8 }, (_, index) => [`${index + 1}`, `Lĩnh vực số ${index + 1}`, `${index * 7}`]),
        ['', 'Tổng cộng', '196'],
      ],
    },
  ];
  return {
    title: 'Báo cáo',
    head: {
      agency: 'ỦY BAN NHÂN DÂN XÃ',
      number: { symbol: 'BC-UBND' },
      place: 'Bình Sơn',
      date: { year: 2025, month: 12, day: 10 },
      kind: 'BÁO CÁO',
      abstract: 'Kết quả công tác cải cách hành chính năm 2025',
    },
    body: Array.from({ length: pages }, (_, index) => page(index + 1)).flat(),
  };
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function oneDocx(folder: string): Promise<Figure> {
  const path = join(folder, 'one.docx');
  writeFileSync(path, await renderDocx(aReport(15)));
  const times: number[] = [];
  const cpu = process.cpuUsage();
  let ofFirst = 0;
  for (let turn = 0; turn < 7; turn += 1) {
    times.push(await millisecondsOf(() => checkReport(path)));
    if (turn === 0) {
      const used = process.cpuUsage(cpu);
      ofFirst = (used.user + used.system) / 1000;
    }
  }
  const [first = 0, ...later] = times;
  const note = `CPU ${Math.round(ofFirst)} ms; lần sau ${Math.round(median(later))} ms; lệnh cchc check cả khởi động ${Math.round(await command(path))} ms`;
  return {
    name: 'kiểm tra DOCX 15 trang, lần đầu',
    unit: 'ms',
    ours: first,
    target: '< 500 ms',
    met: first < 500,
    note,
  };
}

async function command(path: string): Promise<number> {
  return millisecondsOf(async () => {
    try {
      execFileSync(process.execPath, ['server/main.ts', 'check', path, '--json'], { stdio: 'ignore' });
    } catch {
      // Exit 1: errors were found, which is an answer.
    }
  });
}

async function fiftyDocx(folder: string): Promise<Figure> {
  const content = readFileSync(join(folder, 'one.docx'));
  const paths = Array.from({ length: 50 }, (_, index) => join(folder, `${index}.docx`));
  for (const path of paths) {
    writeFileSync(path, content);
  }
  const processes = new CheckingProcesses(2);
  const before = process.memoryUsage().rss;
  const took = await millisecondsOf(() =>
    Promise.all(
      paths.map((path) =>
        processes.check(
          { path, folder: `${path}.pages` },
          () => undefined,
          async () => undefined,
        ),
      ),
    ),
  );
  const grown = (process.memoryUsage().rss - before) / 1_048_576;
  processes.close();
  const note = `máy chủ thêm ${Math.round(grown)} MB cho kết quả, việc đọc ở tiến trình riêng`;
  return { name: 'kiểm tra 50 tệp DOCX 15 trang', unit: 'tệp/s', ours: 50_000 / took, note };
}

/** In the process that the server uses, with its bound of memory; looked at while it works. */
async function longPdf(folder: string): Promise<readonly Figure[]> {
  const path = join(folder, 'long.pdf');
  writeFileSync(path, await renderPdf(aReport(200), '2025-12-10'));
  const processes = new CheckingProcesses(1);
  let peak = 0;
  let pages = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, ...processes.pids.map((pid) => memoryOf(pid, 'VmHWM')));
  }, 100);
  const took = await millisecondsOf(() =>
    processes.check(
      { path, folder: `${path}.pages` },
      ({ total }) => {
        pages = total;
      },
      async () => undefined,
    ),
  );
  clearInterval(look);
  processes.close();
  return [
    { name: `kiểm tra PDF ${pages} trang`, unit: 'ms', ours: took, note: `${Math.round(took / pages)} ms/trang` },
    { name: `bộ nhớ tiến trình đọc PDF ${pages} trang`, unit: 'MB', ours: peak, target: '< 700 MB', met: peak < 700 },
  ];
}

const SCANNED = 6;

/** The same pages, read by us with everything around, and by Tesseract alone from pictures that lie ready. */
async function scans(folder: string): Promise<readonly Figure[]> {
  try {
    execFileSync('tesseract', ['--version'], { stdio: 'ignore' });
  } catch {
    return [{ name: 'OCR bản quét', unit: 'trang/s', ours: Number.NaN, note: 'máy này chưa có tesseract: bỏ qua' }];
  }
  const printed = await renderPdf(aReport(SCANNED), '2025-12-10');
  const path = join(folder, 'scan.pdf');
  writeFileSync(path, scanOf(printed, 200));
  const pictures = picturesOf(printed, 300);
  const plain = await millisecondsOf(async () => {
    for (const picture of pictures) {
      execFileSync('tesseract', [picture, 'stdout', '-l', 'vie'], { stdio: ['ignore', 'ignore', 'ignore'] });
    }
  });
  const ours = await millisecondsOf(() => checkReport(path));
  const [a, b] = [ours / pictures.length, plain / pictures.length];
  return [
    {
      name: `OCR bản quét ${pictures.length} trang, cả dựng ảnh và kiểm tra`,
      unit: 'ms/trang',
      ours: a,
      anchor: { name: 'tesseract vie từng trang', value: b },
      ratio: a / b,
      target: '≤ 1,1 ×',
      met: a / b <= 1.1,
    },
  ];
}
