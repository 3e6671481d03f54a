import { embeddedGguf } from '../support/embedded-gguf.ts';
import { foundItem } from '../support/found-models.ts';
import { startLoopbackHub } from '../support/loopback-hub.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { modelsPage } from './page/models-page.ts';
import { networkPage } from './page/network-page.ts';
import { settingsPage } from './page/settings-page.ts';

const repository = 'somebody/Tiny-Instruct-GGUF';
const file = 'Tiny-Instruct-Q8_0.gguf';

test('a model is searched for by name once that was allowed, chosen, and fetched', async ({ inkling }) => {
  test.setTimeout(400_000);
  const { window } = inkling;
  const bytes = embeddedGguf();
  const hub = await startLoopbackHub({ repository, files: { [file]: { bytes } } });
  const { host } = new URL(hub.address);
  const gguf = { total: 134_515_008, architecture: 'llama', context_length: 8192 };
  hub.state.found = [
    foundItem(repository, { gguf, siblings: [{ rfilename: file }] }),
    foundItem('another/Big-GGUF', { gguf: { ...gguf, architecture: 'mamba' } }),
    foundItem('third/Gated-GGUF', { gated: 'auto' }),
    foundItem('fourth/Huge-GGUF', { gguf: { ...gguf, total: 405e9 } }),
  ];
  try {
    const models = modelsPage(window);
    await models.open();
    await models.setHub(hub.address);
    const search = models.catalogue.getByRole('region', { name: `Search ${host} by name` });
    await expect(search.getByRole('searchbox')).toHaveCount(0);
    expect(hub.state.searches).toHaveLength(0);
    await search.getByRole('button', { name: `Allow searching at ${host}` }).click();
    await search.getByRole('searchbox', { name: 'Name of a model' }).fill('t');
    await expect(search.getByRole('button', { name: 'Search', exact: true })).toBeDisabled();
    await search.getByRole('searchbox').fill('tiny instruct');
    await search.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(search.getByRole('status')).toContainText('4 repositories');
    expect(hub.state.searches.at(-1)?.get('search')).toBe('tiny instruct');
    const entry = (name: string) => search.getByRole('listitem').filter({ hasText: name });
    await expect(entry(repository)).toContainText(
      'text-generation · apache-2.0 · 134.5 million weights · llama',
    );
    await expect(entry(repository)).toContainText(/Fits|Tight/);
    await expect(entry(repository)).toContainText(/about 14\d MB to fetch · \d+ MB of memory/);
    await expect(entry('fourth/Huge')).toContainText('Won’t fit · it takes');
    await expect(search).toContainText('are reckoned for how models of such a size');
    await expect(entry('another/Big')).toContainText('doesn’t read');
    await expect(entry('third/Gated')).toContainText('Wants an account');
    for (const name of ['another/Big', 'third/Gated'])
      await expect(entry(name).getByRole('button')).toHaveCount(0);
    await expectAccessible(window, 'what a hub found');

    // What is no list is said to be none, and what was found before is not taken for it.
    hub.state.found = { error: 'no' };
    await search.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(search.getByRole('alert')).toContainText('is not a list of models');
    await expect(search.getByRole('listitem')).toHaveCount(0);
    hub.state.found = [foundItem(repository, { gguf, siblings: [{ rfilename: file }] })];
    await search.getByRole('button', { name: 'Search', exact: true }).click();

    await entry(repository)
      .getByRole('button', { name: `Fetch… ${repository}` })
      .click();
    const sheet = window.getByRole('dialog', { name: 'Fetch this file?' });
    await expect(sheet).toContainText('apache-2.0, as the repository says');
    await expect(sheet.getByRole('button', { name: /^Fetch/ })).toHaveCount(0);
    expect(hub.state.listings).toBe(0);
    await sheet.getByRole('button', { name: `Ask ${host} for the size` }).click();
    await expectAccessible(window, 'the sheet of a file that was found');
    hub.state.mischief = (_request, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 5_000_000));
      return true;
    };
    await sheet.getByRole('button', { name: /^Fetch/ }).click();
    await entry(repository).getByRole('button', { name: 'Pause' }).click();
    const begun = models.catalogue.getByRole('list', { name: 'Begun and not over' });
    await expect(begun).toContainText(`${repository}/${file}`);

    hub.state.mischief = null;
    await begun.getByRole('button', { name: /^Go on…/ }).click();
    await sheet.getByRole('button', { name: `Ask ${host} for the size` }).click();
    await sheet.getByRole('button', { name: /^Fetch/ }).click();
    await expect(entry(repository)).toContainText('It is here.', { timeout: 240_000 });
    await expect(models.model('Tiny-Instruct-Q8_0')).toBeVisible();
    await expect(begun).toHaveCount(0);

    await search.getByRole('button', { name: 'Don’t allow it any more' }).click();
    await expect(search.getByRole('searchbox')).toHaveCount(0);
    await networkPage(window).open();
    await expect(window.getByRole('row').filter({ hasText: 'Searching for models' })).toContainText(
      '127.0.0.1',
    );

    await settingsPage(window).choose('Dimmed');
    await settingsPage(window).choose('简体中文');
    await window.evaluate(() => void (location.hash = '#/models'));
    const chinese = window.getByRole('region', { name: `在 ${host} 按名称搜索` });
    await chinese.getByRole('button', { name: `允许在 ${host} 搜索` }).click();
    await chinese.getByRole('searchbox').fill('tiny');
    await chinese.getByRole('button', { name: '搜索', exact: true }).click();
    await expect(chinese.getByRole('listitem')).toContainText('一个月内下载');
    await expectAccessible(window, 'what a hub found, in Chinese, dimmed');
  } finally {
    hub.close();
  }
});
