import { afterAll, expect, test } from 'vitest';
import type { ParsedDocument } from '../../backend/documents/document.ts';
import type { DocumentJobs } from '../../backend/documents/jobs.ts';
import { documentWorkerLimits } from '../../backend/documents/limits.ts';
import { createRandom } from '../../backend/numerics/random.ts';
import { createWorker } from '../../backend/workers/worker-handle.ts';
import { makeDocx } from '../support/documents/make-docx.ts';
import { linesFrom, makeChinesePdf, makePdf } from '../support/documents/make-pdf.ts';
import { makeXlsx } from '../support/documents/make-xlsx.ts';
import { mutate, mutatePacked } from '../support/documents/mutate.ts';
import { figureOf, survive } from '../support/hostile/survive.ts';
import { rounds } from '../support/trust.ts';

/** Mutations of each kind of file. */
const count = rounds({ quick: 60, whole: 2000 });

const worker = createWorker<DocumentJobs>(documentWorkerLimits);
afterAll(() => worker.close());

const text = (content: string) => new TextEncoder().encode(content);
const page = `<!doctype html><html><head><meta charset="utf-8"><title>Kettle</title></head><body><h1>Care</h1>
<p>Descale it <b>monthly</b>, &amp; not yearly.</p><ul><li>one<ul><li>two</li></ul></li></ul><table><tr><th>Part</th>
<th>Price</th></tr><tr><td>Lid</td><td>4 €</td></tr></table><pre>code</pre></body></html>`;
const manual = `# Kettle\n\nDescale it *monthly*.\n\n- one\n  - two\n\n| Part | Price |\n|---|---|\n| Lid | 4 € |\n\n\`\`\`\ncode\n\`\`\`\n\n清洗前请拔下插头。`;
const row = (at: number, values: string[]) =>
  `<row r="${at}">${values.map((value, column) => `<c r="${'ABC'[column]}${at}" t="str"><v>${value}</v></c>`).join('')}</row>`;

const originals: [fileName: string, make: () => Uint8Array | Promise<Uint8Array>, change: typeof mutate][] = [
  ['a.txt', () => text(manual.repeat(3)), mutate],
  ['a.md', () => text(manual.repeat(3)), mutate],
  ['a.html', () => text(page), mutate],
  ['a.csv', () => text(`Part;Price;Note\n${'"Lid; big";4 €;"two\nlines"\nFilter;7;x\n'.repeat(20)}`), mutate],
  ['a.docx', makeDocx, mutatePacked],
  [
    'a.xlsx',
    () =>
      makeXlsx(
        [
          {
            name: 'A',
            rows:
              row(1, ['Part', 'Price', 'Note']) + row(2, ['Lid', '4', 'big']) + row(3, ['Filter', '7', '']),
          },
          {
            name: 'B',
            rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c></row>',
          },
        ],
        ['<t>shared</t>'],
      ),
    mutatePacked,
  ],
  [
    'a.pdf',
    () =>
      makePdf([
        [
          { text: 'Care', y: 760, size: 20 },
          ...linesFrom(720, ['Descale it monthly, and', 'not yearly.', '• one', '• two']),
        ],
        linesFrom(720, ['Part', 'Lid']),
      ]),
    mutate,
  ],
  ['plain.pdf', () => makeChinesePdf(['请先拔下电源插头', '擦拭外壳。']), mutate],
];

test.for(originals)(
  `${count} mutations of %s each end in a document or in a clear error`,
  { timeout: 60_000 + count * 2000 },
  async ([fileName, make, change], { task }) => {
    const original = await make();
    const random = createRandom(7);
    const survived = await survive({
      count,
      make: () => change(original, random),
      read: async (bytes) => {
        const { signal } = new AbortController();
        const document: ParsedDocument = await worker.run(
          'read-document',
          { from: { bytes }, fileName },
          { signal },
        );
        expect(document.blocks.at(-1)?.end).toBe(document.text.length);
      },
      // A worker that ended had hung, crashed or run out of memory.
      isClear: (code) => code.startsWith('file-'),
    });
    expect(survived.read).toBeGreaterThan(0);
    task.meta.figure = figureOf(survived);
  },
);
