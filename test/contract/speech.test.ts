import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CatalogueModel } from '../../contract/catalogue.ts';
import type { Client } from '../../contract/client.ts';
import { openTestBackend, root } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { startLoopbackHub } from '../support/loopback-hub.ts';
import { piecesOf, tone, waveFile } from '../support/senses/sound.ts';
import { said, saidSeconds, writeTinyWhisper } from '../support/senses/tiny-whisper.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function bring(client: Client, folder: string) {
  const last = (await collect(client.stream('models.import', { path: folder }))).at(-1)!;
  if (last.type !== 'done') throw new Error('It did not end');
  return last.model;
}

async function open() {
  const backend = await openTestBackend();
  const folder = await writeTinyWhisper(path.join(await temporaryFolder(), 'tiny-whisper'));
  return { ...backend, folder, model: await bring(backend.client, folder) };
}

const samples = (seconds: number) => ({ kind: 'samples', pieces: piecesOf(tone(seconds)) }) as const;

async function hear(client: Client, input: Parameters<typeof client.stream<'speech.transcribe'>>[1]) {
  const events = await collect(client.stream('speech.transcribe', input));
  const done = events.at(-1)!;
  if (done.type !== 'done') throw new Error('It did not end');
  return { events, done };
}

describe('speech to text', { timeout: 180_000 }, () => {
  it('by a Whisper folder that was imported gives the sentence it learnt, with times and the language heard', async () => {
    const { client, model, dataFolder } = await open();
    expect(model).toMatchObject({
      ...{
        id: 'tiny-whisper',
        task: 'automatic-speech-recognition',
        licence: 'mit',
        languages: ['en', 'zh'],
      },
      // No model for speech comes with the app: the first that is brought is used.
      isDefault: true,
    });
    const { events, done } = await hear(client, { audio: samples(2) });
    expect(done).toMatchObject({
      ...{ text: said, language: 'zh', modelId: 'tiny-whisper', audioSeconds: 2 },
      spoken: [{ startSeconds: 0, endSeconds: saidSeconds, text: said }],
    });
    expect(events.map(({ type }) => type)).toContain('heard');

    const file = path.join(await temporaryFolder(), 'note.wav');
    await writeFile(file, waveFile(new Uint8Array(tone(2).buffer)));
    const told = await hear(client, { audio: { kind: 'file', path: file }, language: 'en' });
    expect(told.done).toMatchObject({ text: said, language: 'en', audioSeconds: 2 });
    expect(await readdir(path.join(dataFolder, 'models/tiny-whisper/onnx'))).toEqual([
      'decoder_model_merged.onnx',
      'encoder_model.onnx',
    ]);
  });

  it('of a long recording comes stretch by stretch, and can be stopped on the way', async () => {
    const { client } = await open();
    const long = tone(40);
    long.fill(0, 25 * 16_000, 26 * 16_000);
    const audio = { kind: 'samples', pieces: piecesOf(long) } as const;
    const { done } = await hear(client, { audio });
    expect(done.spoken).toHaveLength(2);
    expect(done.spoken[1]!.startSeconds).toBeGreaterThan(24);
    expect(done.text).toBe(`${said}\n\n${said}`);

    const stop = new AbortController();
    const stopped = async () => {
      for await (const event of client.stream('speech.transcribe', { audio }, stop.signal))
        if (event.type === 'heard') stop.abort();
    };
    await expect(stopped()).rejects.toMatchObject({ code: 'cancelled' });
    expect((await hear(client, { audio: samples(1) })).done.text).toBe(said);
  });

  it('says what is wrong: no model, no sound, no WAV file, a language it doesn’t know', async () => {
    const { client } = await openTestBackend();
    await expect(hear(client, { audio: samples(1) })).rejects.toMatchObject({ code: 'model-missing' });
    await bring(client, await writeTinyWhisper(path.join(await temporaryFolder(), 'tiny-whisper')));
    const silence = { kind: 'samples', pieces: piecesOf(new Int16Array(32_000)) } as const;
    await expect(hear(client, { audio: silence })).rejects.toMatchObject({ code: 'not-enough-data' });
    await expect(hear(client, { audio: { kind: 'samples', pieces: ['AAAA'] } })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(hear(client, { audio: samples(1), language: 'xx' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(hear(client, { audio: samples(1), modelId: 'inkling-135m' })).rejects.toMatchObject({
      code: 'model-missing',
    });
    const file = path.join(await temporaryFolder(), 'note.wav');
    await writeFile(file, 'RIFF and so on, but no sound');
    await expect(hear(client, { audio: { kind: 'file', path: file } })).rejects.toMatchObject({
      code: 'file-unsupported',
    });
    await expect(hear(client, { audio: { kind: 'file', path: `${file}.gone` } })).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });

  it('refuses folders that are incomplete, and models whose bytes were changed; a model goes with its files', async () => {
    const { client, dataFolder } = await open();
    const broken = await writeTinyWhisper(path.join(await temporaryFolder(), 'broken'));
    await rm(path.join(broken, 'onnx/encoder_model.onnx'));
    await expect(bring(client, broken)).rejects.toMatchObject({ code: 'file-damaged' });
    await writeFile(path.join(broken, 'onnx/encoder_model.onnx'), 'no graph');
    await expect(bring(client, broken)).rejects.toMatchObject({ code: 'file-damaged' });
    const mixed = await writeTinyWhisper(path.join(await temporaryFolder(), 'mixed'));
    // A graph that is whole, but another: it is tried before it is moved into place.
    await writeFile(
      path.join(mixed, 'onnx/encoder_model.onnx'),
      await readFile(path.join(mixed, 'onnx/decoder_model_merged.onnx')),
    );
    await expect(bring(client, mixed)).rejects.toMatchObject({ code: 'model-failed' });
    expect((await client.call('models.list', {})).map(({ id }) => id)).not.toContain('mixed');

    await hear(client, { audio: samples(1) });
    await writeFile(path.join(dataFolder, 'models/tiny-whisper/config.json'), '{}');
    await expect(hear(client, { audio: samples(1) })).rejects.toMatchObject({ code: 'model-damaged' });
    await client.call('models.delete', { modelId: 'tiny-whisper' });
    expect(await readdir(path.join(dataFolder, 'models'))).toEqual([]);
  });

  it('is used by the model that was chosen', async () => {
    const { client, folder } = await open();
    const events = await collect(client.stream('models.import', { path: folder, name: 'Third' }));
    expect(events.at(-1)).toMatchObject({ type: 'done', model: { id: 'third', isDefault: false } });
    await client.call('models.use', { modelId: 'third', task: 'automatic-speech-recognition' });
    expect((await hear(client, { audio: samples(1) })).done.modelName).toBe('Third');
  });

  it('is fetched from a hub when that is asked for, and used from then on', async () => {
    const folder = await writeTinyWhisper(path.join(await temporaryFolder(), 'tiny-whisper'));
    const catalogue = path.join(root, 'library/catalogue/speech.json');
    const offered = JSON.parse(await readFile(catalogue, 'utf8')) as CatalogueModel[];
    const { repository, files } = offered.find(({ id }) => id === 'whisper-base')!.source;
    const served: Record<string, { bytes: Buffer }> = {};
    for (const name of files)
      served[name] = { bytes: await readFile(path.join(folder, name.replace('_quantized', ''))) };
    const hub = await startLoopbackHub({ repository, files: served });
    onTestFinished(hub.close);
    const { client } = await openTestBackend();
    await client.call('models.setHub', { address: hub.address });
    const events = await collect(client.stream('models.download', { id: 'whisper-base' }));
    expect(events.at(-1)).toMatchObject({
      type: 'done',
      model: { name: 'Whisper base', isDefault: true, imported: { packing: 'quantized' } },
    });
    expect((await hear(client, { audio: samples(1) })).done.text).toBe(said);
  });
});
