import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { marked } from 'marked';
import Papa from 'papaparse';
import type { Client } from '../../../contract/client.ts';
import { leaveFormats } from '../../../contract/leave.ts';
import { addHostileProject } from '../../support/hostile/hostile-project.ts';
import { lookThrough } from '../../support/hostile/hostile-page.ts';
import { payloadText } from '../../support/hostile/payload-text.ts';
import { payloads } from '../../support/hostile/payloads.ts';
import { seedStore } from '../../support/seed-store.ts';
import { expect, test } from '../inkling.ts';
import { withPlainWindow } from '../plain-window.ts';

interface Exported {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Everything that leaves the project as a file, by its format. */
async function exportAll(client: Client): Promise<Exported[]> {
  const { projectId, ideas } = await addHostileProject(client);
  const files: Exported[] = [];
  const add = (name: string, base64: string) => files.push({ name, bytes: Buffer.from(base64, 'base64') });
  const addText = (name: string, text: string) => files.push({ name, bytes: new TextEncoder().encode(text) });
  for (const format of leaveFormats) {
    const which = format === 'pptx' ? [ideas[0]!.id] : ('all' as const);
    const { base64 } = await client.call('leave.export', { projectId, format, language: 'en', ideas: which });
    add(`project.${format}`, base64);
  }
  for (const format of ['html', 'docx'] as const) {
    const text = payloadText(8_000);
    const { base64 } = await client.call('compose.export', {
      ...{ title: payloads[0]!.slice(0, 200), language: 'en', text, format },
    });
    add(`text.${format}`, base64);
  }
  const [conversation] = await client.call('conversations.list', { projectId });
  addText(
    'talk.md',
    (await client.call('conversations.export', { id: conversation!.id, format: 'markdown' })).text,
  );
  addText('plan.md', (await client.call('plan.export', { projectId, language: 'en' })).markdown);
  addText('tests.csv', (await client.call('tests.exportCsv', { projectId })).text);
  return files;
}

test('what leaves as a file runs nothing and fetches nothing, opened with scripts on', async ({ folder }) => {
  test.setTimeout(600_000);
  const files = await seedStore(path.join(folder, 'data'), exportAll);
  const pages = path.join(folder, 'pages');
  mkdirSync(pages);
  const text = ({ bytes }: Exported) => new TextDecoder().decode(bytes);
  const opened: string[] = [];
  for (const file of files) {
    const html = file.name.endsWith('.html')
      ? text(file)
      : file.name.endsWith('.md')
        ? await marked.parse(text(file))
        : null;
    if (html === null) continue;
    opened.push(path.join(pages, `${file.name}.html`));
    writeFileSync(
      opened.at(-1)!,
      file.name.endsWith('.md') ? `<!doctype html><meta charset="utf-8">${html}` : html,
    );
  }
  // The same texts in a page that takes them for markup: what runs here is what must not run there.
  const unguarded = path.join(pages, 'unguarded.html');
  writeFileSync(unguarded, `<!doctype html><meta charset="utf-8"><body>`);

  const ranUnguarded = await withPlainWindow('MAP * ~NOTFOUND', async (page) => {
    const strays: string[] = [];
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) strays.push(request.url());
    });
    for (const file of opened) {
      await page.goto(pathToFileURL(file).href);
      await page.waitForTimeout(500);
      const { ran, elements } = await page.evaluate(lookThrough);
      const links = elements.filter((element) => !/^<a href="https?:/.test(element));
      expect({ file: path.basename(file), ran, links }).toEqual({
        file: path.basename(file),
        ran: 0,
        links: [],
      });
      expect(page.url()).toBe(pathToFileURL(file).href);
    }
    expect(strays).toEqual([]);

    await page.goto(pathToFileURL(unguarded).href);
    return page.evaluate(
      async (all) => {
        let count = 0;
        for (const payload of all) {
          const before = (window as unknown as { runs: number }).runs;
          document.body.innerHTML = payload;
          for (const element of document.querySelectorAll<HTMLElement>('[autofocus]')) element.focus();
          await new Promise((done) => setTimeout(done, 4));
          if ((window as unknown as { runs: number }).runs > before) count++;
        }
        return count;
      },
      payloads.filter((payload) => !/http-equiv|<base|location|action=|href=/.test(payload)),
    );
  });
  expect(ranUnguarded).toBeGreaterThan(50);

  for (const { name, bytes } of files.filter(({ name }) => /\.(docx|pptx)$/.test(name))) {
    const parts = Object.entries(unzipSync(bytes));
    for (const [part, content] of parts) {
      expect(part, name).toMatch(/^[\w[\]/. -]+$/);
      expect(part, name).not.toMatch(/\.\.|^\/|vba|activeX|embeddings\/.*\.bin/i);
      if (!part.endsWith('.rels')) continue;
      const relations = new TextDecoder().decode(content);
      expect(relations, `${name} ${part}`).not.toMatch(/TargetMode="External"|evil\.test|javascript:/i);
    }
  }
  let cells = 0;
  for (const file of files.filter(({ name }) => name.endsWith('.csv'))) {
    const { data } = Papa.parse<string[]>(text(file));
    for (const cell of data.flat()) {
      cells++;
      if (/^\s*[=+\-@\t\r＝＋－＠]/u.test(cell)) expect(Number.isFinite(Number(cell)), cell).toBe(true);
    }
  }
  test.info().annotations.push({
    type: 'figure',
    description: `${payloads.length} payloads in ${files.length} files, ${opened.length} opened as pages, ${cells} cells; none ran (${ranUnguarded} do in a page that takes them for markup)`,
  });
});
