import { PALETTE_STYLE } from './palette-style.ts'

/** Style sheet of the report: light and dark by the reader's choice, light on paper. */
export const PAGE_STYLE = `
${PALETTE_STYLE}*{box-sizing:border-box}
body{margin:0 auto;padding:24px;max-width:1180px;background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:28px;margin:0}h2{font-size:20px;margin:40px 0 8px;padding-top:12px;border-top:1px solid var(--line)}h3{font-size:16px;margin:20px 0 6px}
h3 small{margin-left:6px}h3 small,p,.legend,.ends,.top,figcaption .legend{color:var(--faint)}p{margin:4px 0 10px}a{color:var(--bar)}
.note{border-left:3px solid var(--warning);padding-left:10px;color:var(--ink)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(128px,1fr));gap:10px;margin:18px 0 0}
.tiles div{background:var(--soft);border-radius:8px;padding:10px 14px}.tiles dt{color:var(--faint);font-size:13px}
.tiles dd{margin:0;font-size:24px;font-weight:600;font-variant-numeric:tabular-nums}.tiles .bad dd{color:var(--failed)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:8px 40px}.pair>*{min-width:0}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}
th,td{padding:4px 14px 4px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);font-weight:400}
th:last-child,td:last-child{padding-right:0}thead th{color:var(--faint);font-size:13px;vertical-align:bottom}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}time,.status{white-space:nowrap}tbody th{min-width:7em}
td bdi{display:inline-block;min-width:8em}
figure{margin:12px 0 0}figcaption{display:flex;flex-wrap:wrap;gap:2px 14px;font-weight:600}.legend{font-weight:400;display:flex;flex-wrap:wrap;gap:0 12px;font-size:13px}
i{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:6px;background:currentColor}
.plot{margin-top:6px;border-bottom:1px solid var(--line)}.plot svg{display:block;width:100%;height:130px;border-top:1px dashed var(--line)}
.top{font-size:12px}.ends{display:flex;justify-content:space-between;font-size:12px}
.share{display:block;width:100%;min-width:70px;max-width:220px;height:8px;margin-top:7px;border-radius:4px}.rest{fill:var(--line)}
.strip{display:block;margin-top:4px}.strip path{stroke-width:3}
.country{content-visibility:auto}.country table{table-layout:fixed;min-width:920px}.country tbody th,.country bdi{min-width:0}
.country th:nth-child(1){width:16%}.country th:nth-child(2){width:11.5%}.country th:nth-child(3){width:13.5%}.country th:nth-child(4){width:6%}
.country th:nth-child(5){width:7.5%}.country th:nth-child(6){width:7%}.country th:nth-child(7){width:6%}.country th:nth-child(8){width:6.5%}.country th:nth-child(9){width:13%}
.country thead .n{white-space:normal}
@media(max-width:600px){body{padding:14px}h1{font-size:24px}tbody th{min-width:11em}th,td{padding-right:10px}.share{min-width:50px}}
@media(forced-colors:active){svg,i{forced-color-adjust:none}.tiles div{border:1px solid}}
@media print{body{padding:0;max-width:none;font-size:10pt}.country{content-visibility:visible}.country table{min-width:0}.wide{overflow:visible}table{font-size:8pt}thead th{font-size:7.5pt}th,td{padding-right:7px}time,.status{white-space:normal}tbody th,td bdi{min-width:0}.strip{max-width:100%}
tr,figure,.tiles div{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}a{color:inherit;text-decoration:none}*{print-color-adjust:exact}}
`
