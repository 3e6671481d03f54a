import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { barPicture, pngOf, scanOf, writeBarReader } from '../support/senses/bars.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function write(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = path.join(await temporaryFolder(), name);
  await writeFile(file, bytes);
  return file;
}

async function bring(client: Client, folder: string) {
  const last = (await collect(client.stream('models.import', { path: folder }))).at(-1)!;
  if (last.type !== 'done') throw new Error('It did not end');
  return last.model;
}

const preview = (client: Client, file: string) => client.call('sources.preview', { path: file });

describe('texts in pictures', { timeout: 120_000 }, () => {
  it('are read by a model of PaddleOCR that was imported: pictures, scans, and the scanned pages among others', async () => {
    const { client } = await openTestBackend();
    const { id: projectId } = await client.call('projects.create', { name: 'Scans' });
    const picture = pngOf(barPicture([3, 5]));
    const png = await write('bars.png', picture);
    const scan = await write('scan.pdf', await scanOf([picture, pngOf(barPicture([2]))]));
    await expect(preview(client, png)).rejects.toMatchObject({ code: 'file-unsupported' });
    await expect(preview(client, scan)).rejects.toMatchObject({
      code: 'file-scanned',
      remedy: expect.stringContaining('Models') as string,
    });

    const model = await bring(client, await writeBarReader(path.join(await temporaryFolder(), 'assets')));
    expect(model).toMatchObject({ name: 'PP-OCRv4', task: 'image-to-text', isDefault: true });
    expect((await preview(client, png)).text).toMatch(/^III\s+IIIII$/u);
    expect((await preview(client, png)).problems).toEqual([]);
    const mixed = await write('mixed.pdf', await scanOf(['A page with words.', picture]));
    expect((await preview(client, mixed)).text).toMatch(/A page with words\.\s+III\s+IIIII/u);

    const events = await collect(client.stream('sources.import', { projectId, paths: [scan] }));
    expect(events.at(-1)).toMatchObject({ type: 'done', added: 1, failed: 0 });
    const [source] = await client.call('sources.list', { projectId });
    const { text, pages } = await client.call('sources.read', { id: source!.id });
    expect(text).toMatch(/III\s+IIIII\s+II/u);
    expect(pages.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('are looked for in vain: nothing on a picture, a picture that is none, a model that doesn’t fit together', async () => {
    const { client } = await openTestBackend();
    const wrong = await writeBarReader(path.join(await temporaryFolder(), 'wrong'), 'I\nJ\n');
    await expect(bring(client, wrong)).rejects.toMatchObject({ code: 'model-failed' });
    const broken = await writeBarReader(path.join(await temporaryFolder(), 'broken'));
    await writeFile(path.join(broken, 'tiny_PP-OCRv4_det_infer.onnx'), 'no graph');
    await expect(bring(client, broken)).rejects.toMatchObject({ code: 'file-damaged' });

    const model = await bring(client, await writeBarReader(path.join(await temporaryFolder(), 'bars')));
    await expect(preview(client, await write('empty.png', pngOf(barPicture([0]))))).rejects.toMatchObject({
      code: 'file-empty',
    });
    const cut = pngOf(barPicture([3])).subarray(0, 60);
    await expect(preview(client, await write('cut.png', cut))).rejects.toMatchObject({
      code: 'file-damaged',
    });
    await expect(preview(client, await write('text.png', 'no picture'))).resolves.toMatchObject({
      kind: 'text',
    });
    await client.call('models.delete', { modelId: model.id });
    await expect(preview(client, await write('bars.png', pngOf(barPicture([3]))))).rejects.toMatchObject({
      code: 'file-unsupported',
    });
  });
});
