import { createHash } from 'node:crypto';

/** The design tokens that the public pages use; a test holds them to `web/ui/tokens/tokens.css`. */
export const TOKENS = {
  '--line': '1.55',
  '--line-heading': '1.35',
  '--measure': '44rem',
  '--radius': '4px',
  '--ink': '#16202c',
  '--ink-soft': '#4a5766',
  '--surface': '#ffffff',
  '--surface-soft': '#f4f6f8',
  '--rule': '#d5dbe1',
  '--accent': '#1d4f91',
  '--accent-dark': '#153b6d',
  '--focus': '#0b5cd5',
  '--warn': '#7a4b00',
  '--warn-soft': '#fdf1d7',
  '--warn-fill': '#d08a12',
  '--national-red': '#c8102e',
} as const;

const tokens = Object.entries(TOKENS)
  .map(([name, value]) => `${name}:${value}`)
  .join(';');

/** Fonts of the device: a page of text must not wait for a download. */
export const STYLE = `
:root{${tokens}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--surface);color:var(--ink);font:1rem/var(--line) "Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:break-word}
header{border-top:4px solid var(--national-red);border-bottom:1px solid var(--rule);background:var(--surface-soft);padding:.75rem 1rem}
header a{font-weight:600;color:var(--ink);text-decoration:none}
main,footer{max-width:72rem;margin:0 auto;padding:1rem}
footer{border-top:1px solid var(--rule);color:var(--ink-soft);font-size:.875rem}
h1,h2{line-height:var(--line-heading);font-weight:650;text-wrap:balance}
h1{font-size:1.625rem;margin:.5rem 0}
h2{font-size:1.3125rem;margin:1.5rem 0 .5rem}
p{margin:0 0 .75rem;max-width:var(--measure)}
a{color:var(--accent);text-underline-offset:.18em}
a:hover{color:var(--accent-dark)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--surface);padding:.5rem}
.soft{color:var(--ink-soft)}
.note{border-left:4px solid var(--warn-fill);background:var(--warn-soft);color:var(--warn);padding:.5rem .75rem;border-radius:var(--radius);max-width:var(--measure);margin:0 0 .75rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0 0 1rem}
dt{color:var(--ink-soft)}
dd{margin:0;font-weight:600}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums lining-nums}
caption{text-align:left;padding:.25rem 0;color:var(--ink-soft)}
th,td{padding:.375rem .5rem;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top}
thead th{background:var(--surface-soft)}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap}
.less{font-weight:650}
meter{width:100%;min-width:5rem;height:.75rem}
ul.list{padding-left:1.25rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;margin:0 0 .75rem}
nav [aria-current]{font-weight:650;color:var(--ink);text-decoration:none}
@media(max-width:40rem){
table.cards thead{position:absolute;left:-99rem}
table.cards tr{display:block;border-bottom:1px solid var(--rule);padding:.375rem 0}
table.cards th,table.cards td{display:flex;justify-content:space-between;gap:1rem;border:0;padding:.125rem 0;white-space:normal}
table.cards th{font-weight:650}
table.cards td::before{content:attr(data-label);color:var(--ink-soft);flex:none}

table.cards td.words{display:block}
table.cards td.words::before{content:attr(data-label) ": "}
table.cards td:empty,table.cards td.words:empty{display:none}
table.ranks td:nth-child(4),table.ranks th:nth-child(4){display:none}
dl{grid-template-columns:1fr}
dd{margin-bottom:.375rem}
}
@media print{
@page{size:A4;margin:20mm 15mm}
header,nav,.skip,meter{display:none}
body{font-size:11pt;color:#000}
a{color:inherit;text-decoration:none}
tr,h2{break-inside:avoid}
h2{break-after:avoid}
thead{display:table-header-group}
}
`.replaceAll('\n', '');

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but this one style: no script, no file of somebody else, no form that goes elsewhere. */
export const PUBLIC_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');
