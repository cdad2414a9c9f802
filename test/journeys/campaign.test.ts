import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReviewResponse } from '#core/assessments/appraisal/contract.ts';
import type { SheetResponse } from '#core/assessments/contract.ts';
import { NO_BROWSER } from '#test/browser.ts';
import { type MovingOffice, openMovingOffice } from './moving-office.ts';
import { open, type Seat, seatOf, settled } from './office.ts';
import { call, fillSheet, takePassword } from './scoring-office.ts';

/** A committee that appraises, the communes that it scores, and the days of its campaign. */
interface Era {
  readonly owner: string;
  readonly ownerName: string;
  readonly appraiser: string;
  readonly chair: string;
  /** The first one is walked in the browser. */
  readonly communes: readonly { readonly slug: string; readonly name: string; readonly key: string }[];
  readonly sheet: string;
  readonly year: string;
  readonly half: boolean;
  /** The day of the decision, then the last days of the steps. */
  readonly days: {
    readonly decided: string;
    readonly selfTo: string;
    readonly appraisal1To: string;
    readonly explanationTo: string;
    readonly appraisal2To: string;
  };
}

const DISTRICT: Era = {
  owner: 'huyen-ba-to',
  ownerName: 'huyện Ba Tơ',
  appraiser: 'noivu.bato',
  chair: 'chutich.bato',
  communes: [
    { slug: 'ba-bich', name: 'Xã Ba Bích', key: 'babich' },
    { slug: 'thi-tran-ba-to', name: 'Thị trấn Ba Tơ', key: 'thitranbato' },
  ],
  sheet: '2024',
  year: '2024',
  half: false,
  days: {
    decided: '2024-11-25',
    selfTo: '2024-12-13',
    appraisal1To: '2024-12-20',
    explanationTo: '2024-12-25',
    appraisal2To: '2024-12-31',
  },
};

const PROVINCE: Era = {
  owner: 'tinh-quang-ngai',
  ownerName: 'tỉnh Quảng Ngãi',
  appraiser: 'thamdinh.quangngai',
  chair: 'chutich.tinhquangngai',
  communes: [
    { slug: 'xa-binh-son', name: 'Xã Bình Sơn', key: 'binhson' },
    { slug: 'xa-ba-to', name: 'Xã Ba Tơ', key: 'xabato' },
    { slug: 'xa-nguyen-nghiem', name: 'Xã Nguyễn Nghiêm', key: 'xanguyennghiem' },
  ],
  sheet: '2027-6m',
  year: '2027',
  half: true,
  days: {
    decided: '2027-06-21',
    selfTo: '2027-07-09',
    appraisal1To: '2027-07-16',
    explanationTo: '2027-07-21',
    appraisal2To: '2027-07-30',
  },
};

describe.skipIf(NO_BROWSER)('a scoring campaign from the set to the public page', () => {
  let office: MovingOffice;
  const seats = new Map<string, Seat>();

  beforeAll(async () => {
    office = await openMovingOffice();
  });
  afterAll(() => office?.close());

  const seat = (who: string): Seat => {
    const found = seats.get(who);
    if (!found) {
      throw new Error(`${who} has no seat`);
    }
    return found;
  };
  const moveTo = (day: string, time = '09:00') => office.moveTo(`${day}T${time}:00+07:00`, [...seats.values()]);

  describe.each([
    ['of the district era', DISTRICT],
    ['of the province era', PROVINCE],
  ])('%s', (_, era) => {
    const { owner, days, sheet } = era;
    const [first, ...others] = era.communes;
    if (!first) {
      throw new Error('no commune');
    }
    const api = (who: string) => seat(who).context.request;
    const sheetOf = (slug: string) => `/api/units/${slug}/assessments/${sheet}`;

    test('people take their seats', async () => {
      await moveTo(days.decided);
      await newcomer(era.chair, 'chair', owner);
      for (const { key, slug } of others) {
        await newcomer(`daumoi.${key}`, 'focal-officer', slug);
        await newcomer(`chutich.${key}`, 'chair', slug);
      }
      const known = [era.appraiser, `daumoi.${first.key}`, `chutich.${first.key}`];
      for (const name of known) {
        seats.set(name, await seatOf(office, name));
      }
      await moveTo(days.decided);
    });

    test('the level above publishes its set and opens the campaign for its communes', async () => {
      const { page } = seat(era.appraiser);
      await open(page, `/don-vi/${owner}/bo-tieu-chi/moi`);
      await page
        .getByLabel(/^Sao từ/)
        .selectOption({ label: await optionWith(page, /^Sao từ/, 'Bộ tiêu chí mẫu cấp xã') });
      await page.getByLabel('Tên bộ tiêu chí').fill(`Bộ tiêu chí của ${era.ownerName}`);
      await page.getByLabel('Áp dụng từ năm').fill(era.year);
      await press(page, 'Tạo bộ tiêu chí');
      await page.getByRole('link', { name: 'Công bố', exact: true }).click();
      await page.getByLabel('Ghi số, ngày, cơ quan ban hành').check();
      await page.getByLabel(/^Số, ký hiệu/).fill('15/QĐ-UBND');
      await page.getByLabel(/^Ngày ban hành/).fill(shown(days.decided));
      await press(page, 'Công bố');
      await page.getByText('Đã công bố bộ tiêu chí').waitFor();

      await open(page, `/don-vi/${owner}/dot-cham-diem/moi`);
      await page.getByLabel(/^Tên đợt/).fill(`Chấm điểm ${era.ownerName}`);
      await page.getByRole('textbox', { name: /^Năm/ }).fill(era.year);
      if (era.half) {
        await page.getByLabel('6 tháng đầu năm').check();
      }
      await page.getByLabel('Cấp được chấm').selectOption({ label: await optionWith(page, 'Cấp được chấm', 'Cấp xã') });
      await page
        .getByLabel(/^Bộ tiêu chí/)
        .selectOption({ label: await optionWith(page, /^Bộ tiêu chí/, `Bộ tiêu chí của ${era.ownerName}`) });
      const dates = {
        'Tự chấm từ ngày': days.decided,
        'Tự chấm đến hết ngày': days.selfTo,
        'Thẩm định lần 1 đến hết ngày': days.appraisal1To,
        'Giải trình đến hết ngày': days.appraisal1To,
        'Thẩm định lần 2 đến hết ngày': days.appraisal2To,
      };
      for (const [label, day] of Object.entries(dates)) {
        await page.getByLabel(new RegExp(`^${label}`)).fill(shown(day));
      }
      await press(page, 'Lập dự thảo');
      // Explaining ends on the day on which the first round does: the dates cross, and both fields are named.
      await page
        .getByText(/Giải trình đến hết ngày/)
        .first()
        .waitFor();
      expect(new URL(page.url()).pathname).toMatch(/\/moi$/);
      await page.getByLabel(/^Giải trình đến hết ngày/).fill(shown(days.explanationTo));
      await press(page, 'Lập dự thảo');
      for (const { name } of era.communes) {
        await page.getByLabel(name, { exact: true }).check();
      }
      await press(page, 'Lưu danh sách đơn vị');
      await page.getByText(`Đã lưu ${era.communes.length} đơn vị`).waitFor();
      await open(page, new URL(page.url()).pathname.replace(/\/don-vi$/, '/mo-dot'));
      await press(page, 'Mở đợt');
      await page.waitForURL(/\/tien-do/);
      await page.getByRole('row', { name: new RegExp(first.name, 'i') }).waitFor();
    });

    test('the communes score themselves; after the last day the sheets are locked', async () => {
      await moveTo(addDay(days.selfTo, -2));
      const [focal, chair] = [seat(`daumoi.${first.key}`), seat(`chutich.${first.key}`)];
      await open(focal.page, `/don-vi/${first.slug}/cham-diem/${sheet}`);
      await focal.page
        .getByText(new RegExp(shown(days.selfTo)))
        .first()
        .waitFor();
      await fillSheet(focal.context.request, first.slug, sheet);
      await open(chair.page, `/don-vi/${first.slug}/cham-diem/${sheet}/nop`);
      await press(chair.page, 'Ký, nộp phiếu');
      await chair.page.waitForURL((url) => url.pathname === `/don-vi/${first.slug}/cham-diem/${sheet}`);
      for (const { slug, key } of others) {
        await fillSheet(api(`daumoi.${key}`), slug, sheet);
      }
      const last = others.at(-1);
      for (const { slug, key } of others.slice(0, -1)) {
        await call(api(`chutich.${key}`), 'POST', `${sheetOf(slug)}/submit`, {});
      }

      await moveTo(addDay(days.selfTo, 1), '00:01');
      const late = await api(`chutich.${last?.key}`).post(`${sheetOf(last?.slug ?? '')}/submit`, { data: {} });
      expect([late.status(), ((await late.json()) as { code: string }).code]).toEqual([409, 'campaign-locked']);

      const { page } = seat(era.appraiser);
      await open(page, `/don-vi/${owner}/dot-cham-diem`);
      await page.getByRole('link', { name: `Chấm điểm ${era.ownerName}` }).click();
      await page.getByRole('link', { name: 'Mở lại cho đơn vị' }).click();
      await page
        .locator('main')
        .getByLabel(/^Đơn vị/)
        .first()
        .fill(last?.name ?? '');
      await page
        .getByRole('option', { name: last?.name ?? '' })
        .last()
        .click();
      await page.getByLabel('Tự chấm điểm').check();
      await page.getByLabel(/^Mở đến hết ngày/).fill(shown(addDay(days.selfTo, 3)));
      await page.getByLabel(/^Lý do/).fill('Mất điện diện rộng ngày cuối kỳ.');
      await press(page, 'Mở lại');
      await page.getByText('Đã mở lại cho đơn vị').waitFor();
      await call(api(`chutich.${last?.key}`), 'POST', `${sheetOf(last?.slug ?? '')}/submit`, {});
    });

    test('the first round: a criterion through all units, a line lowered and asked about', async () => {
      await moveTo(addDay(days.appraisal1To, -1));
      const { page, context } = seat(era.appraiser);
      await open(page, `/don-vi/${owner}/tham-dinh/${sheet}`);
      await page
        .getByRole('link', { name: /^1\.1\.1/ })
        .first()
        .click();
      await page.getByRole('button', { name: /^Đồng ý \d+ đơn vị tự chấm đủ điểm/ }).click();
      await page
        .getByText(/Đã đồng ý \d+ đơn vị/)
        .first()
        .waitFor();
      await page.getByRole('link', { name: /^1\.1\.2/ }).click();
      await page.getByRole('link', { name: first.name }).click();
      const form = page.getByRole('form', { name: 'Thẩm định' });
      await form.getByLabel('Điểm thẩm định').fill('0,50');
      await form.getByLabel(/^Lý do/).fill('Kế hoạch chưa nêu thời hạn của từng nhiệm vụ.');
      await form.getByLabel('Yêu cầu giải trình').check();
      await form.getByLabel(/^Nội dung yêu cầu/).fill('Nêu rõ thời hạn của từng nhiệm vụ.');
      await form.getByRole('button', { name: 'Lưu thẩm định' }).click();
      await page.getByText('✓ đã thẩm định').or(page.getByText('▲ chờ giải trình')).first().waitFor();

      for (const { slug } of era.communes) {
        await call(context.request, 'POST', `${sheetOf(slug)}/accept-full-claims`);
        await acceptRest(context.request, slug);
      }
      await open(page, `/don-vi/${first.slug}/cham-diem/${sheet}/yeu-cau-giai-trinh`);
      await press(page, 'Gửi yêu cầu giải trình');
      await page.waitForURL((url) => url.pathname === `/don-vi/${first.slug}/cham-diem/${sheet}`);
    });

    test('the commune explains, its chair sends it, the second round answers', async () => {
      await moveTo(addDay(days.appraisal1To, 2));
      const [focal, chair] = [seat(`daumoi.${first.key}`), seat(`chutich.${first.key}`)];
      await open(focal.page, `/don-vi/${first.slug}/cham-diem/${sheet}/giai-trinh`);
      await focal.page.getByText('Nêu rõ thời hạn của từng nhiệm vụ.').first().waitFor();
      const card = focal.page.getByRole('region', { name: /^1\.1\.2/ });
      await card.getByLabel(/^Giải trình/).fill('Thời hạn nêu ở phụ lục kèm theo kế hoạch.');
      await card.getByRole('button', { name: 'Tải tệp lên' }).click();
      await card.getByLabel(/^Tên tài liệu/).fill('Phụ lục II của kế hoạch');
      await card.getByRole('button', { name: 'Tải lên và dùng' }).click();
      await card.getByText('Chọn một tệp rồi tải lên.').waitFor();
      const buffer = Buffer.from('Phụ lục II: thời hạn của từng nhiệm vụ.');
      await card.locator('input[type=file]').setInputFiles({ name: 'phu-luc.txt', mimeType: 'text/plain', buffer });
      await card.getByRole('button', { name: 'Tải lên và dùng' }).click();
      await card.getByRole('button', { name: 'Bỏ Phụ lục II của kế hoạch' }).waitFor();
      await card.getByRole('button', { name: 'Lưu giải trình' }).click();
      await card.getByText(/Đã lưu/).waitFor();
      await open(chair.page, `/don-vi/${first.slug}/cham-diem/${sheet}/gui-giai-trinh`);
      await press(chair.page, 'Ký gửi giải trình');
      await chair.page.waitForURL((url) => !url.pathname.endsWith('gui-giai-trinh'));

      // The clock takes those who had nothing to say into the second round.
      await moveTo(addDay(days.explanationTo, 1));
      const { page, context } = seat(era.appraiser);
      for (const { slug } of era.communes) {
        await expect
          .poll(async () => (await call<SheetResponse>(context.request, 'GET', sheetOf(slug))).state, {
            timeout: 90_000,
          })
          .toBe('second-appraisal');
      }
      await open(page, `/don-vi/${first.slug}/cham-diem/${sheet}?dong=1.1.2`);
      await page.getByText('Phụ lục II của kế hoạch').first().waitFor();
      const form = page.getByRole('form', { name: 'Thẩm định' });
      await form.getByLabel('Điểm thẩm định').fill('0,75');
      await form.getByLabel(/^Lý do/).fill('Phụ lục có thời hạn của phần lớn nhiệm vụ.');
      await form.getByRole('button', { name: 'Lưu thẩm định' }).click();
      await form.getByText(/Đã lưu/).waitFor();
      await finishAll();
    });

    test('the chair above approves and publishes; a citizen reads points and reasons', async () => {
      await moveTo(addDay(days.appraisal2To, 1));
      const { page } = seat(era.chair);
      await open(page, `/don-vi/${owner}/dot-cham-diem`);
      await page.getByRole('link', { name: `Chấm điểm ${era.ownerName}` }).click();
      await page.getByRole('link', { name: 'Phê duyệt kết quả' }).click();
      await press(page, 'Phê duyệt kết quả');
      await page.getByText(`Đã phê duyệt ${era.communes.length} đơn vị`).waitFor();

      await open(page, `/don-vi/${owner}/xep-hang`);
      await page
        .getByRole('link', { name: new RegExp(`Chấm điểm ${era.ownerName}`) })
        .first()
        .click();
      await settled(page);
      await page.getByRole('link', { name: 'Công bố kết quả' }).click();
      await page.getByLabel(/^Số, ký hiệu/).fill('88/QĐ-UBND');
      await page.getByLabel(/^Ngày ban hành/).fill(shown(addDay(days.appraisal2To, 1)));
      await page.getByLabel(/^Người ký/).fill('Phạm Thị Hương Giang');
      await press(page, 'Công bố kết quả');
      await page
        .getByText(/Quyết định số 88\/QĐ-UBND/)
        .first()
        .waitFor();

      const citizen = await office.browser.newContext({ baseURL: office.address, javaScriptEnabled: false });
      const paper = await citizen.newPage();
      await paper.goto('/cong-khai');
      await paper
        .getByRole('link', { name: new RegExp(era.ownerName) })
        .first()
        .click();
      await paper
        .getByRole('link', { name: new RegExp(first.name, 'i') })
        .first()
        .click();
      const words = (await paper.locator('main').textContent()) ?? '';
      expect(words).toContain('88/QĐ-UBND');
      expect(words).toContain('Phụ lục có thời hạn của phần lớn nhiệm vụ.');
      expect(words).not.toContain('Thời hạn nêu ở phụ lục'); // what the unit wrote stays inside
      await citizen.close();
    });

    test('the commune sees what it lost and starts its remediation from it', async () => {
      const { page } = seat(`daumoi.${first.key}`);
      await open(page, `/don-vi/${first.slug}/xep-hang/diem-mat/${sheet}`);
      const row = page.getByRole('row', { name: /^1\.1\.2/ }).or(page.getByRole('row', { name: /1\.1\.2/ }));
      await row.first().waitFor();
      expect(await row.first().textContent()).toContain('0,25');
    });

    async function newcomer(name: string, role: string, unit: string) {
      const link = office.createPerson(name, role, unit);
      const door = await office.browser.newContext({ baseURL: office.address });
      await takePassword(door.request, link);
      await door.close();
      seats.set(name, await seatOf(office, name));
    }

    /** What was claimed below the maximum is confirmed with the words of its own rule. */
    async function acceptRest(request: Seat['context']['request'], slug: string) {
      const { lines } = await call<SheetResponse>(request, 'GET', sheetOf(slug));
      for (const { code, version, self, appraisal, applicable, sentence } of lines) {
        if (applicable && self && !appraisal) {
          await call(request, 'PUT', `${sheetOf(slug)}/lines/${encodeURIComponent(code)}/appraisal`, {
            version,
            points: self.points,
            reason: sentence || 'Theo số liệu kê khai.',
          });
        }
      }
    }

    async function finishAll() {
      const { page, context } = seat(era.appraiser);
      for (const { slug } of others) {
        const review = await call<ReviewResponse>(context.request, 'GET', `${sheetOf(slug)}/review`);
        expect(review.areas.every(({ unexplained }) => unexplained.length === 0)).toBe(true);
        await call(context.request, 'POST', `${sheetOf(slug)}/finish-appraisal`, {});
      }
      await open(page, `/don-vi/${first?.slug}/cham-diem/${sheet}/ket-thuc`);
      await press(page, 'Kết thúc thẩm định');
      await page.waitForURL((url) => url.pathname === `/don-vi/${first?.slug}/cham-diem/${sheet}`);
    }
  });

  test('nobody’s browser complained', () => {
    const complaints = [...seats.values()].flatMap((one) => one.complaints);
    expect(complaints.filter((one) => !one.includes('status of 409'))).toEqual([]);
  });
});

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

/** The whole words of the option that begins with these. */
async function optionWith(page: Page, label: string | RegExp, start: string): Promise<string> {
  const options = await page.getByLabel(label).locator('option').allTextContents();
  const found = options.find((one) => one.startsWith(start));
  if (found === undefined) {
    throw new Error(`“${start}” is not among: ${options.join('; ')}`);
  }
  return found;
}

/** dd/mm/yyyy */
function shown(day: string): string {
  return day.split('-').reverse().join('/');
}

function addDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
