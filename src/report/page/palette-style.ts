/** Colours of the report and the dashboard, light and dark by the reader's choice, and what wears them. */
export const PALETTE_STYLE = `:root{--paper:#fff;--soft:#f4f5f7;--line:#d9dce1;--ink:#1b1e23;--faint:#59606a;--bar:#2b63b8;--second:#8fb1e3;
--success:#2e7d4f;--warning:#9a5b00;--failed:#b3261e;--interrupted:#5c6470;--skipped:#6f7783}
@media screen and (prefers-color-scheme:dark){:root{--paper:#14171b;--soft:#1e2228;--line:#353b44;--ink:#e7e9ec;--faint:#a3abb6;
--bar:#7aa9ee;--second:#3f6296;--success:#5cb985;--warning:#e0a63f;--failed:#f08379;--interrupted:#9aa1ac;--skipped:#6b7280}}
.bar{fill:var(--bar);background:var(--bar)}.second{fill:var(--second);background:var(--second)}
.success{fill:var(--success);stroke:var(--success);background:var(--success)}.warning{fill:var(--warning);stroke:var(--warning);background:var(--warning)}
.failed{fill:var(--failed);stroke:var(--failed);background:var(--failed)}.interrupted{fill:var(--interrupted);stroke:var(--interrupted);background:var(--interrupted)}
.skipped{fill:var(--skipped);stroke:var(--skipped);background:var(--skipped)}
rect{stroke:none!important}
`
