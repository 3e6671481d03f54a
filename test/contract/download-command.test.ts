import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Catalogue } from '../../contract/catalogue.ts';
import type { InstalledModel } from '../../contract/models.ts';
import { refused, run } from '../support/command-line.ts';
import { embeddedGguf } from '../support/embedded-gguf.ts';
import { foundItem } from '../support/found-models.ts';
import { startLoopbackHub } from '../support/loopback-hub.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const id = 'llama-3.2-1b-instruct';

describe('the catalogue on the command line', { timeout: 300_000 }, () => {
  it('tells how models would do, and fetches one from a mirror into the data folder', async () => {
    const bytes = embeddedGguf();
    const hub = await startLoopbackHub({
      repository: 'bartowski/Llama-3.2-1B-Instruct-GGUF',
      files: { 'Llama-3.2-1B-Instruct-Q4_K_M.gguf': { bytes } },
    });
    onTestFinished(hub.close);
    const data = await temporaryFolder();
    const shown = await run(['models', 'catalogue', '--measure', '--json', '--data', data]);
    const { machine, models } = JSON.parse(shown.stdout) as Catalogue;
    expect(machine.speed?.tokenSeconds).toBeGreaterThan(0);
    expect(models.find((model) => model.id === id)?.fit.tokensPerSecond).toBeGreaterThan(0);

    const fetched = await run(['models', 'download', id, '--hub', hub.address, '--data', data]);
    expect(fetched).toMatchObject({ code: 0 });
    expect(fetched.stdout).toContain(
      `from ${new URL(hub.address).host}, bartowski/Llama-3.2-1B-Instruct-GGUF`,
    );
    expect(fetched.stdout).toContain('Built with Llama');
    const listed = await run(['models', 'list', '--json', '--data', data]);
    expect((JSON.parse(listed.stdout) as InstalledModel[]).map(({ name }) => name)).toContain(
      'Llama 3.2 1B Instruct',
    );
    expect(await readdir(path.join(data, 'downloads'))).toEqual([]);
  });

  it('searches a mirror by name once that is allowed, and fetches what it found', async () => {
    const [repository, file] = ['somebody/Tiny-GGUF', 'Tiny-Q8_0.gguf'];
    const hub = await startLoopbackHub({ repository, files: { [file]: { bytes: embeddedGguf() } } });
    onTestFinished(hub.close);
    hub.state.found = [
      foundItem(repository, {
        gguf: { total: 135e6, architecture: 'llama' },
        siblings: [{ rfilename: file }],
      }),
      foundItem('a/Gated-GGUF', { gated: 'auto' }),
    ];
    const data = ['--data', await temporaryFolder()];
    const search = ['models', 'search', 'tiny', ...data];
    expect(await refused(...search, '--hub', hub.address)).toContain('not allowed');
    expect(hub.state.searches).toHaveLength(0);
    const found = await run([...search, '--allow']);
    expect(found.stdout).toContain('text-generation · licence apache-2.0 · 0.1 billion weights · llama');
    expect(found.stdout).toContain(
      `models download ${repository}/${file}  (Q8_0 · fits · about 0.1 GB to fetch · 0.5 GB memory)`,
    );
    expect(found.stdout).toContain('WANTS AN ACCOUNT');
    expect(JSON.parse((await run([...search, '--json'])).stdout)).toMatchObject({
      models: [{ repository }, {}],
    });

    const fetched = await run(['models', 'download', `${repository}/${file}`, ...data]);
    expect(fetched).toMatchObject({ code: 0 });
    expect(fetched.stdout).toContain('Tiny-Q8_0');
    expect((await run([...search, '--off'])).stdout).toContain('not allowed any more');
    expect(await refused(...search)).toContain('not allowed');
    expect(hub.state.searches).toHaveLength(2);
  });

  it('refuses what makes no sense in one line', async () => {
    expect(await refused('models', 'download', id)).toContain('--data DIR');
    expect(await refused('models', 'download')).toContain('takes the id');
    expect(await refused('models', 'search', 'a', 'b')).toContain('takes a name');
    expect(await refused('models', 'list', '--allow')).toContain('models search');
    expect(await refused('models', 'search', 'a', '--allow', '--off')).toContain('opposite');
    expect(await refused('models', 'list', '--measure')).toContain('models catalogue');
    const data = await temporaryFolder();
    expect(await refused('models', 'download', 'gpt-9', '--data', data)).toContain('no model "gpt-9"');
    expect(
      await refused('models', 'download', id, '--hub', 'http://mirror.example', '--data', data),
    ).toContain('https');
  });
});
