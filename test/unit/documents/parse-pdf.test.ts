import { zlibSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocument } from '../../../backend/documents/read-document.ts';
import {
  linesFrom,
  makeChinesePdf,
  makeEncryptedPdf,
  makePdf,
  makeScannedPdf,
  pdfOf,
  type PdfText,
} from '../../support/documents/make-pdf.ts';
import { outline, problemCodes, read } from '../../support/documents/outline.ts';

const furniture = (page: number): PdfText[] => [
  { text: 'Kettle manual, version 2', y: 812, size: 9 },
  { text: `Page ${page} of 3`, x: 280, y: 28, size: 9 },
];

test('lines become headings, paragraphs, lists and tables; what repeats at the edges is dropped', async () => {
  const bytes = await makePdf(
    [
      [
        ...furniture(1),
        { text: 'The kettle', y: 760, size: 22 },
        ...linesFrom(720, [
          'The kettle boils water in three min-',
          'utes. It is a well-known device and the well-',
          'known maker sells it with one spare filter.',
        ]),
        { text: 'Care', y: 650, size: 15 },
        ...linesFrom(626, [
          'Unplug it and leave it to cool for a time that is',
          'long enough, so that nobody is burned by the',
        ]),
      ],
      [
        ...furniture(2),
        ...linesFrom(760, ['water in it. Then wipe it.']),
        ...[
          ['Part', 'Price'],
          ['Lid', '4 EUR'],
          ['Filter', '7 EUR'],
        ].flatMap(([part, price], row) => [
          { text: part!, y: 700 - row * 16 },
          { text: price!, x: 300, y: 700 - row * 16 },
        ]),
      ],
      [
        ...furniture(3),
        ...linesFrom(760, [
          '• Rinse it.',
          '• Dry it with a soft cloth that leaves',
          '  no threads.',
          '2. Store it.',
        ]),
      ],
    ],
    { title: 'Manual' },
  );
  const document = await read('manual.pdf', bytes);
  expect(outline(document)).toEqual([
    '# The kettle',
    'The kettle boils water in three minutes. It is a well-known device and the well-known maker sells it with one spare filter.',
    '## Care',
    'Unplug it and leave it to cool for a time that is long enough, so that nobody is burned by the water in it. Then wipe it.',
    '| Part: Lid; Price: 4 EUR',
    '| Part: Filter; Price: 7 EUR',
    '- Rinse it.',
    '- Dry it with a soft cloth that leaves no threads.',
    '- 2. Store it.',
  ]);
  expect(document).toMatchObject({ kind: 'pdf', title: 'Manual', encoding: null, problems: [] });
  expect(
    document.pages.map(({ number, start, end }) => [number, document.text.slice(start, end).split(/\s/u)[0]]),
  ).toEqual([
    [1, 'The'],
    [2, 'water'],
    [3, 'Rinse'],
  ]);
  expect(document.blocks.map(({ page }) => page)).toEqual([1, 1, 1, 1, 2, 2, 3, 3, 3]);
});

test('columns of text are read one after the other, under the headline over both', async () => {
  const column = (name: string) =>
    Array.from({ length: 6 }, (_, line) => `${name} line ${line} of running text goes on`);
  const bytes = await makePdf([
    [
      ...linesFrom(700, column('right'), 310, 10),
      ...linesFrom(700, column('left'), 50, 10),
      { text: 'A headline that runs across both of the columns', x: 50, y: 760, size: 18 },
    ],
  ]);
  const words = outline(await read('paper.pdf', bytes)).join('\n');
  expect(words).toMatch(/^# A headline/u);
  expect(words.indexOf('left line 5')).toBeLessThan(words.indexOf('right line 0'));
});

test('headers that change with their chapter, and page numbers of two kinds', async () => {
  const header = ['Care', 'Care', 'Repair', 'Repair', 'Repair'];
  const numbers = ['i', 'ii', '1', '2', '3'];
  const pages = header.map((title, index) => [
    ...(index === 2 ? [] : [{ text: `Chapter on ${title} ${numbers[index]}`, y: 810, size: 9 }]),
    { text: numbers[index]!, y: 30, size: 9 },
    ...linesFrom(740, [`Words of page ${'abcde'[index]}.`, 'They end here.']),
  ]);
  const document = await read('book.pdf', await makePdf(pages));
  expect(document.text).not.toMatch(/Chapter|\d|\bi\b/u);
  expect(document.text.match(/Words/gu)).toHaveLength(5);
});

test('a table of contents is a list, not headings', async () => {
  const lines = ['Care . . . . . . . . . . . . . . 12', 'Repair ................ 14'];
  const document = await read(
    'a.pdf',
    await makePdf([
      [
        ...linesFrom(740, lines, 72, 15),
        ...linesFrom(600, [
          'Words that are the text,',
          'and more of them, so that they are most of it.',
          'And still more words.',
        ]),
      ],
    ]),
  );
  expect(outline(document).slice(0, 2)).toEqual(['- Care … 12', '- Repair … 14']);
});

test('numbered headings at the top of every page are kept', async () => {
  const pages = [1, 2, 3, 4].map((step) => [
    { text: `Step ${step}`, y: 790, size: 20 },
    ...linesFrom(740, [`Do what step ${step} says.`, 'And go on with the next.']),
    { text: `${step}`, y: 30, size: 9 },
  ]);
  const document = await read('steps.pdf', await makePdf(pages));
  expect(outline(document).filter((block) => block.startsWith('#'))).toEqual(
    [1, 2, 3, 4].map((step) => `# Step ${step}`),
  );
  expect(document.text).toMatch(/next\.$/u);
});

test('Chinese in a font that the file does not bring', async () => {
  const document = await read(
    '手册.pdf',
    makeChinesePdf(['请先拔下电源插头，等水壶冷却后，再用软布', '擦拭外壳。']),
  );
  expect(document.text).toBe('请先拔下电源插头，等水壶冷却后，再用软布擦拭外壳。');
});

test('a page that is turned reads as it is shown', async () => {
  const document = await read(
    'turned.pdf',
    await makePdf([linesFrom(700, ['First comes this line.', 'Then this one.'])], { rotate: 90 }),
  );
  expect(document.text).toMatch(/^First comes this line\.\s+Then this one\.$/u);
});

test('ligatures are dissolved, exponents are not', async () => {
  // pdf-lib's own fonts have no ligatures: the text is given a map of its own to Unicode.
  const content = 'BT /F1 12 Tf 72 700 Td (ABC) Tj ET';
  const map =
    'begincmap 1 begincodespacerange <00> <ff> endcodespacerange 3 beginbfchar <41> <FB01> <42> <00B2> <43> <2F00> endbfchar endcmap';
  const bytes = pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>',
    `<</Length ${map.length}>>\nstream\n${map}\nendstream`,
  ]);
  expect((await read('a.pdf', bytes)).text).toBe('fi²一');
});

test('an encrypted, a scanned and a cut PDF are said to be so', async () => {
  await expect(read('a.pdf', await makeEncryptedPdf())).rejects.toMatchObject({ code: 'file-encrypted' });
  await expect(read('a.pdf', await makeScannedPdf(2))).rejects.toMatchObject({
    code: 'file-scanned',
    message: expect.stringContaining('2 pages of pictures') as string,
  });
  const whole = await makePdf([linesFrom(700, ['words'])]);
  await expect(read('a.pdf', whole.subarray(0, 400))).rejects.toMatchObject({ code: 'file-damaged' });
  await expect(read('a.pdf', '%PDF-1.7\nnothing')).rejects.toMatchObject({ code: 'file-damaged' });
});

test('some pages without text are said', async () => {
  const document = await read(
    'a.pdf',
    await makePdf([linesFrom(700, ['words']), [], linesFrom(700, ['more'])]),
  );
  expect(document.problems).toMatchObject([
    { code: 'pages-without-text', place: { pages: [2] }, values: { count: 1, total: 3 } },
  ]);
  expect(document.pages).toHaveLength(3);
});

test('of ten thousand pages, two thousand are read, with progress, until it is called off', async () => {
  const content = 'BT /F1 12 Tf 72 400 Td (One of many pages.) Tj ET';
  const bytes = pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${'3 0 R '.repeat(10_000)}]/Count 10000>>`,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]);
  const progress: number[] = [];
  const context = {
    checkpoint: () => undefined,
    progress: ({ done }: { done: number }) => void progress.push(done),
  };
  const document = await readDocument({ bytes, fileName: 'long.pdf' }, context);
  expect(document.problems.map(({ message }) => message)).toEqual([
    'The first 2000 pages of 10000 were read; the others were left out.',
  ]);
  expect(progress.at(-1)).toBe(2000);
  expect(document.pages).toHaveLength(2000);
  const stopped = new Error('stopped');
  let checks = 0;
  const calledOff = {
    ...context,
    checkpoint: () => {
      if (++checks > 100) throw stopped;
    },
  };
  await expect(readDocument({ bytes, fileName: 'long.pdf' }, calledOff)).rejects.toMatchObject({
    cause: stopped,
  });
});

test('a PDF that would fill the memory is refused before it is unpacked', async () => {
  const deflated = (data: Uint8Array, filter: string) => {
    const packed = Buffer.from(data).toString('latin1');
    return pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
      `<</Length ${packed.length}/Filter ${filter}>>\nstream\n${packed}\nendstream`,
    ]);
  };
  const bomb = zlibSync(new Uint8Array(300 * 2 ** 20), { level: 9 });
  await expect(read('bomb.pdf', deflated(bomb, '/FlateDecode'))).rejects.toMatchObject({
    code: 'file-too-large',
  });
  const nested = zlibSync(bomb, { level: 9 });
  await expect(read('bomb.pdf', deflated(nested, '[/FlateDecode /FlateDecode]'))).rejects.toMatchObject({
    code: 'file-too-large',
  });
});

test('beginnings of streams without an end are looked at once', async () => {
  const bytes = `%PDF-1.4 ${'stream /FlateDecode '.repeat(1_000_000)}`;
  await expect(read('a.pdf', bytes)).rejects.toMatchObject({ code: 'file-damaged' });
});

test('a PDF by its content, whatever its name', async () => {
  const document = await read('manual.txt', await makePdf([linesFrom(700, ['words'])]));
  expect(document.kind).toBe('pdf');
  expect(problemCodes(document)).toEqual(['wrong-extension']);
});
