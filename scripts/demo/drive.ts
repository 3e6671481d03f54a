import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startInkling } from '../../test/e2e/inkling.ts';
import { briefFieldNames, briefPage } from '../../test/e2e/page/brief-page.ts';
import { ideasPage } from '../../test/e2e/page/ideas-page.ts';
import { settingsPage } from '../../test/e2e/page/settings-page.ts';
import { startPage } from '../../test/e2e/page/start-page.ts';

const folder = path.resolve('out/demo');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(path.join(tmpdir(), 'inkling-demo-'));
const inkling = await startInkling(data);
const { window } = inkling;
const say = (text: string) => process.stdout.write(`${text}\n`);

let pictures = 0;
async function picture(name: string): Promise<void> {
  // What moves, moves for less than 150 ms; the mouse would leave a tooltip.
  await window.mouse.move(0, 0);
  await window.waitForTimeout(250);
  const file = `${String(++pictures).padStart(2, '0')}-${name}.png`;
  await window.screenshot({ path: path.join(folder, file) });
  say(file);
}

try {
  await settingsPage(window).choose('Light');
  await startPage(window).open();
  await picture('start');

  await startPage(window).openSample();
  const brief = briefPage(window);
  await brief.field('Title').waitFor();
  await picture('brief');
  const transcript = ['# Brief', ''];
  for (const name of briefFieldNames)
    transcript.push(`**${name}:** ${await brief.field(name).inputValue()}`, '');

  const ideas = ideasPage(window);
  await ideas.open();
  const before = await ideas.items.count();
  await ideas.generate('SCAMPER', 7);
  await ideas.items.nth(before + 1).waitFor({ timeout: 90_000 });
  await picture('ideas-arriving');
  await ideas.expectIdle();
  await ideas.star(before);
  await ideas.unfold(before);
  await ideas.inspect(before);
  await picture('where-an-idea-came-from');

  transcript.push(
    '# Ideas',
    '',
    (
      await window
        .getByText(/tokens\/s/)
        .first()
        .innerText()
    ).trim(),
    '',
  );
  for (let index = 0; index < (await ideas.items.count()); index++)
    transcript.push(await ideas.read(index), '');
  writeFileSync(path.join(folder, 'transcript.md'), transcript.join('\n'));

  await settingsPage(window).choose('Dimmed');
  await ideas.open();
  await picture('ideas-dark');
  await settingsPage(window).choose('简体中文');
  await picture('settings-dark-chinese');
  await settingsPage(window).choose('亮色');
  await window.getByRole('link', { name: '想法', exact: true }).click();
  await picture('ideas-chinese');
  say('transcript.md');
} finally {
  await inkling.close();
  rmSync(data, { recursive: true, force: true });
}
