import { bandsInWords, type ResultKind } from '#core/assessments/bands.ts';
import { formatPoints, type Points } from '#core/assessments/points.ts';
import { decisionInWords, type Publication } from '#core/assessments/result/publication.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { decimalString, formatDecimal } from '#core/kernel/decimals.ts';
import { Html, html } from './html.ts';
import { STYLE } from './look.ts';
import type { PublicRanking, PublicUnit, PublicUnitYears, PublicYears } from './public-results.ts';

const SITE = 'Công khai kết quả cải cách hành chính';

function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} – ${SITE}</title><style>${new Html(STYLE)}</style></head>
<body><a class="skip" href="#noi-dung">Chuyển đến nội dung</a>
<header><a href="/cong-khai">${SITE}</a></header>
<main id="noi-dung">${body}</main>
<footer><p>Chỉ đăng kết quả đã có quyết định công bố. Điểm, lý do trừ điểm theo kết quả thẩm định; không đăng tài liệu kiểm chứng và thông tin cá nhân.</p></footer>
</body></html>`.text;
}

const percent = (value: number) => `${formatDecimal(decimalString(value, 2, 2), true)} %`;

/** "91,32 điểm" or "94,20 %", as the set counts results. */
function resultInWords(kind: ResultKind, value: number): string {
  return kind === 'relative' ? percent(value) : `${formatDecimal(decimalString(value, 2, 2), true)} điểm`;
}

const pathOf = (publication: Pick<Publication, 'id'>) => `/cong-khai/quyet-dinh/${publication.id}`;
const unitPath = (slug: string, key = '') => `/cong-khai/don-vi/${slug}${key && `/${key}`}`;

/** Not there, not published, or no such address: the answer is the same, so nothing can be found out by trying. */
export function notPublishedPage(): string {
  return page(
    'Chưa có kết quả công bố',
    html`<h1>Chưa có kết quả công bố ở địa chỉ này</h1>
<p>Địa chỉ có thể đã gõ sai, hoặc kết quả chưa được công bố bằng quyết định.</p>
<p><a href="/cong-khai">Xem các kết quả đã công bố</a></p>`,
  );
}

export function yearsPage({ items, page: at, more }: PublicYears): string {
  const years = [...new Set(items.map(({ year }) => year))];
  return page(
    'Kết quả đã công bố',
    html`<h1>Kết quả chấm điểm cải cách hành chính đã công bố</h1>
${items.length === 0 && html`<p>Chưa có kết quả nào được công bố.</p>`}
${years.map(
  (year) =>
    html`<h2>Năm ${year}</h2><ul class="list">${items
      .filter((item) => item.year === year)
      .map(
        (item) =>
          html`<li><a href="${pathOf(item)}">${item.title} – ${item.ownerName}</a><br><span class="soft">${decisionInWords(item)} · ${item.units} đơn vị</span></li>`,
      )}</ul>`,
)}
<nav aria-label="Trang"><ul>
${at > 1 && html`<li><a href="/cong-khai?trang=${at - 1}">Trang trước</a></li>`}
${more && html`<li><a href="/cong-khai?trang=${at + 1}">Trang sau</a></li>`}
</ul></nav>`,
  );
}

function aboutDecision(publication: Publication): Html {
  return html`<p>Công bố theo ${decisionInWords(publication)}${publication.signer !== '' && html`, người ký: ${publication.signer}`}.</p>
${publication.amends && html`<p class="note">Quyết định này điều chỉnh kết quả đã công bố trước đó. Lý do: ${publication.reason} <a href="/cong-khai/quyet-dinh/${publication.amends}">Kết quả trước khi điều chỉnh</a></p>`}
${publication.amendedBy && html`<p class="note">Kết quả này đã được điều chỉnh. <a href="/cong-khai/quyet-dinh/${publication.amendedBy}">Xem kết quả theo quyết định mới</a></p>`}
${publication.note !== '' && html`<p class="soft">${publication.note}</p>`}`;
}

export function rankingPage(ranking: PublicRanking): string {
  const { publication, ownerName, set, rows, areas, area, groups, group, key } = ranking;
  const title = `${publication.title} – ${ownerName}`;
  const base = pathOf(publication);
  const link = (label: string, href: string, current: boolean) =>
    html`<li><a href="${href}"${current && html` aria-current="page"`}>${label}</a></li>`;
  const earlier = publication.amendedBy ? `?quyet-dinh=${publication.id}` : '';
  const address = (code: string | undefined, name: string | undefined) => {
    const query = new URLSearchParams({ ...(code ? { 'linh-vuc': code } : {}), ...(name ? { nhom: name } : {}) });
    return query.size > 0 ? `${base}?${query}` : base;
  };
  const unit = set.result === 'relative' ? '%' : 'điểm';
  return page(
    title,
    html`<h1>${title}</h1>
${aboutDecision(publication)}
<nav aria-label="Xếp hạng theo"><ul>${link('Chung', address(undefined, group), area === undefined)}
${areas.map(({ code, name }) => link(name, address(code, group), area?.code === code))}</ul></nav>
${groups.length > 1 && html`<nav aria-label="Nhóm đơn vị"><ul>${link('Tất cả các nhóm', address(area?.code, undefined), group === undefined)}${groups.map((name) => link(name, address(area?.code, name), group === name))}</ul></nav>`}
<table class="ranks"><caption>${area ? `Lĩnh vực ${area.name}, ` : ''}${rows.length} đơn vị, kết quả ${termInWords(publication)} (${unit})</caption>
<thead><tr><th class="n" scope="col">Hạng</th><th scope="col">Đơn vị</th><th class="n" scope="col">Kết quả</th><th scope="col"><span class="soft">So với tối đa</span></th><th scope="col">Xếp loại</th></tr></thead>
<tbody>${rows.map(
      ({ rank, slug, name, value, share, band }) =>
        html`<tr><td class="n">${rank ?? '–'}</td><th scope="row"><a href="${unitPath(slug, key)}${earlier}">${name}</a></th><td class="n">${value === undefined ? '–' : formatDecimal(decimalString(value, 2, 2), true)}</td><td><meter max="100" value="${share}"></meter></td><td>${band ?? ''}</td></tr>`,
    )}</tbody></table>
<p class="soft">${set.bands.length > 0 && bandsInWords(set.bands, set.result)}</p>`,
  );
}

const placeInWords = ({ rank, rankOf }: { rank: number; rankOf: number }) => `${rank}/${rankOf}`;

export function unitPage(unit: PublicUnit): string {
  const { name, publication, ownerName, set, sums, value, band, decided, areas, others } = unit;
  const title = `Kết quả cải cách hành chính ${termInWords(publication)} của ${name}`;
  return page(
    title,
    html`<h1>${title}</h1>
${aboutDecision(publication)}
<dl><dt>Kết quả</dt><dd>${resultInWords(set.result, value)}${set.result === 'relative' && html` (${formatPoints(sums.index)}/${formatPoints(sums.max)} điểm)`}${set.result === 'absolute' && html` / ${formatPoints(sums.max)} điểm`}</dd>
<dt>Điểm bị trừ</dt><dd>${formatPoints(sums.lost)}</dd>
${(sums.bonus > 0 || sums.penalty > 0) && html`<dt>Điểm thưởng, điểm phạt</dt><dd>+${formatPoints(sums.bonus)} / −${formatPoints(sums.penalty)}</dd>`}
${decided && html`<dt>Xếp hạng</dt><dd>${placeInWords(decided)}</dd>`}
${band && html`<dt>Xếp loại</dt><dd>${band}</dd>`}
<dt>Bộ tiêu chí</dt><dd>${set.name} (${set.basis})</dd></dl>
${sums.unexplained !== 0 && html`<p class="note">Kết quả giữ như văn bản đã in: ${formatPoints(sums.unexplained)} điểm bị trừ không ghi lý do.</p>`}
${ownerName !== name && html`<p><a href="${pathOf(publication)}">Bảng xếp hạng – ${ownerName}</a></p>`}
${areas.map(({ code, name: area, max, points, lines }) => areaSection(code, area, max, points, lines))}
${others.length > 0 && html`<nav aria-label="Các năm khác"><h2>Các năm khác</h2><ul>${others.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}</ul></nav>`}`,
  );
}

function areaSection(
  code: string,
  name: string,
  max: Points | undefined,
  points: Points,
  lines: PublicUnit['areas'][number]['lines'],
): Html {
  return html`<h2>${code}. ${name}: ${formatPoints(points)}${max !== undefined && html`/${formatPoints(max)}`} điểm</h2>
<table class="cards"><thead><tr><th scope="col">Tiêu chí</th><th class="n" scope="col">Tối đa</th><th class="n" scope="col">Đạt</th><th scope="col">Nhận xét</th></tr></thead>
<tbody>${lines.map(
    (line) =>
      html`<tr><th scope="row">${line.code}. ${line.name}</th><td class="n" data-label="Tối đa">${formatPoints(line.max)}</td><td class="n${line.points !== undefined && line.points < line.max && line.applicable ? ' less' : ''}" data-label="Đạt">${line.applicable ? (line.points === undefined ? '–' : formatPoints(line.points)) : 'Không áp dụng'}</td><td class="words" data-label="Nhận xét">${line.remark}</td></tr>`,
  )}</tbody></table>`;
}

export function unitYearsPage({ name, items }: PublicUnitYears): string {
  const title = `Kết quả cải cách hành chính của ${name}`;
  return page(
    title,
    html`<h1>${title}</h1><ul class="list">${items.map(
      ({ href, publication }) =>
        html`<li><a href="${href}">Kết quả ${termInWords(publication)}</a><br><span class="soft">${decisionInWords(publication)}</span></li>`,
    )}</ul>`,
  );
}
