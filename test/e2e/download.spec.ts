import { embeddedGguf } from '../support/embedded-gguf.ts';
import { startLoopbackHub } from '../support/loopback-hub.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { modelsPage } from './page/models-page.ts';
import { privacyPage } from './page/privacy-page.ts';

const name = 'Llama 3.2 1B Instruct';
const repository = 'bartowski/Llama-3.2-1B-Instruct-GGUF';

test('a model is fetched from a mirror, paused, taken up again, and is here', async ({ inkling }) => {
  test.setTimeout(400_000);
  const { window } = inkling;
  const bytes = embeddedGguf();
  const hub = await startLoopbackHub({
    repository,
    files: { 'Llama-3.2-1B-Instruct-Q4_K_M.gguf': { bytes } },
  });
  try {
    const models = modelsPage(window);
    await models.open();
    await models.setHub('http://mirror.example');
    await expect(window.getByRole('dialog').getByRole('alert')).toBeVisible();
    await models.setHub(hub.address);
    await expect(models.catalogue.getByText(`Fetched from ${new URL(hub.address).host}.`)).toBeVisible();

    const offered = models.offered(name);
    await offered.getByRole('button', { name: `Fetch… ${name}` }).click();
    const sheet = window.getByRole('dialog', { name: `Fetch ${name}?` });
    await expect(sheet).toContainText(repository);
    await expect(sheet).toContainText('Built with Llama');
    await expectAccessible(window, 'the sheet before fetching');
    expect(hub.state.listings).toBe(0);

    await sheet.getByRole('button', { name: 'Cancel' }).click();
    // Where the list doesn't know the size, it is asked for first.
    await models.offered('SmolLM3 3B').getByRole('button', { name: 'Fetch… SmolLM3 3B' }).click();
    const unknown = window.getByRole('dialog', { name: 'Fetch SmolLM3 3B?' });
    await expect(unknown.getByRole('button', { name: /^Fetch/ })).toHaveCount(0);
    await unknown.getByRole('button', { name: `Ask ${new URL(hub.address).host} for the size` }).click();
    await expect(unknown.getByRole('alert')).toContainText('does not give');
    await unknown.getByRole('button', { name: 'Cancel' }).click();
    await offered.getByRole('button', { name: `Fetch… ${name}` }).click();

    hub.state.mischief = (_request, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 5_000_000));
      return true;
    };
    await sheet.getByRole('button', { name: /^Fetch 808/ }).click();
    await expect.poll(() => hub.state.starts.length).toBe(1);
    await expect(window.getByRole('contentinfo')).toContainText(`Fetching ${name}`);
    await offered.getByRole('button', { name: 'Pause' }).click();
    await expect(offered.getByText(/MB of it are here/)).toBeVisible();

    hub.state.mischief = null;
    await offered.getByRole('button', { name: `Go on… ${name}` }).click();
    await sheet.getByRole('button', { name: /^Fetch/ }).click();
    await expect(offered.getByText('It is here.')).toBeVisible({ timeout: 240_000 });
    await expect(models.model(name)).toBeVisible();

    const privacy = privacyPage(window);
    await privacy.open();
    await expect(window.getByRole('row').filter({ hasText: 'Fetching a model' }).first()).toContainText(
      '127.0.0.1',
    );
  } finally {
    hub.close();
  }
});
