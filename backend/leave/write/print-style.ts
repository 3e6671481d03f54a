/** How a printed document looks: the desk's faces and measures, in black on white. */
export const printStyle = `
:root { --ink: #1d1a17; --quiet: #6e675e; --hair: #d8d3ca; --serif: 'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Liberation Serif', 'DejaVu Serif', 'Songti SC', 'Noto Serif CJK SC', 'SimSun', 'Noto Sans CJK SC', serif;
  --sans: 'Inter Variable', 'Inter', 'Helvetica Neue', 'Liberation Sans', 'DejaVu Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
body { max-width: 42rem; margin: 0 auto; color: var(--ink); background: #fff; font: 10.5pt/1.55 var(--serif); overflow-wrap: anywhere; }
header { margin: 0 0 26pt; padding-bottom: 12pt; border-bottom: 0.75pt solid var(--ink); }
h1 { font-size: 24pt; line-height: 1.15; font-weight: 600; margin: 0 0 6pt; letter-spacing: -0.01em; }
h2 { font-size: 17pt; line-height: 1.2; font-weight: 600; margin: 30pt 0 10pt; }
h3 { font-size: 12.5pt; line-height: 1.3; font-weight: 600; margin: 0 0 3pt; }
h4, h5, h6 { font: 600 9pt/1.4 var(--sans); margin: 10pt 0 2pt; color: var(--quiet); }
h2, h3, h4, h5, h6 { break-after: avoid; }
section.level-3 { padding: 10pt 0 11pt; border-top: 0.5pt solid var(--hair); }
section.level-3 > p:first-of-type { margin-top: 0; }
p { margin: 0 0 6pt; orphans: 3; widows: 3; }
dl { margin: 6pt 0; }
dl div { display: grid; grid-template-columns: 8.2em 1fr; column-gap: 10pt; margin-bottom: 3pt; break-inside: avoid; }
dt { font: 8.5pt/1.9 var(--sans); color: var(--quiet); }
dd { margin: 0; }
.quiet { font: 8pt/1.5 var(--sans); color: var(--quiet); margin: 4pt 0 0; }
ul { margin: 4pt 0 8pt; padding-left: 14pt; }
li { margin-bottom: 3pt; }
table { width: 100%; border-collapse: collapse; font: 8pt/1.45 var(--sans); font-variant-numeric: tabular-nums; margin: 4pt 0 10pt; }
th { overflow-wrap: normal; text-align: left; font-weight: 600; color: var(--quiet); }
th, td { padding: 3pt 6pt 3pt 0; border-bottom: 0.5pt solid var(--hair); vertical-align: top; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
`;
