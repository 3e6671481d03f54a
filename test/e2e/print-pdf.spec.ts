import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test, type Inkling } from './inkling.ts';

type Bridge = { savePdf(title: string, html: string): Promise<unknown> };

const html =
  '<!doctype html><meta charset="utf-8"><style>body { font-family: "Noto Sans CJK SC", sans-serif }</style>' +
  '<h1>Report</h1><p>中文报告</p><script>document.body.append("ran")</script>' +
  '<img src="x" onerror="document.body.append(\'ran\')"><img src="https://example.com/a.png">';

async function answerSaveDialog({ app }: Inkling, filePath: string | null): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: file === null, filePath: file ?? '' });
  }, filePath);
}

function savePdf({ window }: Inkling, title: string, page: string): Promise<unknown> {
  return window.evaluate(
    ([name, text]) => (globalThis as unknown as { inkling: Bridge }).inkling.savePdf(name!, text!),
    [title, page],
  );
}

test('a page is saved as a PDF whose text can be read, and none of its scripts run', async ({
  inkling,
  folder,
}) => {
  const file = path.join(folder, 'report.pdf');
  await answerSaveDialog(inkling, file);
  expect(await savePdf(inkling, 'Report', html)).toBe('saved');
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join('');
  expect(text).toContain('Report');
  expect(text.normalize('NFKC')).toContain('中文报告');
  expect(text).not.toContain('ran');
  expect(inkling.app.windows()).toHaveLength(1);
});

test('nothing is written when the person thinks better of it, and a full reason is given when it fails', async ({
  inkling,
  folder,
}) => {
  await answerSaveDialog(inkling, null);
  expect(await savePdf(inkling, 'Report', html)).toBe('cancelled');
  const file = path.join(folder, 'nowhere', 'report.pdf');
  await answerSaveDialog(inkling, file);
  expect(await savePdf(inkling, 'Report', html)).toEqual({
    failed: expect.stringContaining('ENOENT') as unknown,
  });
  expect(existsSync(file)).toBe(false);
  await expect(
    inkling.window.evaluate(() =>
      (
        globalThis as unknown as { inkling: { savePdf(...words: unknown[]): Promise<unknown> } }
      ).inkling.savePdf(1, {}),
    ),
  ).rejects.toThrow('Refused');
});
