import path from 'node:path';
import type { ParsedInputOf } from '../../contract/index.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { speech } from '../../contract/speech.ts';
import type { SpeechModels } from './ports.ts';
import { transcribe, type SpeechWorker } from './transcribe.ts';

/** Speech to text. */
export function createSpeechHandlers(parts: {
  readonly models: SpeechModels;
  readonly worker: SpeechWorker;
}): Pick<Handlers, keyof typeof speech> {
  return {
    async *'speech.transcribe'({ audio, modelId, language }, { signal }) {
      const began = performance.now();
      const brought = audioOf(audio);
      yield { type: 'progress', phase: 'checking', doneSeconds: 0, totalSeconds: 0, timeLeftMs: null };
      const model = await parts.models.find(modelId, signal);
      const result = yield* transcribe(
        parts.worker,
        { ...model, audio: brought, language: language ?? null },
        signal,
      );
      const seconds = (performance.now() - began) / 1000;
      yield { type: 'done', ...result, modelId: model.id, modelName: model.name, seconds };
    },
  };
}

function audioOf(audio: ParsedInputOf<'speech.transcribe'>['audio']) {
  if (audio.kind === 'file') {
    if (!path.isAbsolute(audio.path))
      throw new InklingError('file-unreadable', 'There is no such file.', 'Check the path.');
    return { kind: 'file', path: audio.path, fileName: path.basename(audio.path) } as const;
  }
  const bytes = Buffer.concat(audio.pieces.map((piece) => Buffer.from(piece, 'base64')));
  if (bytes.length % 2 !== 0)
    throw new InklingError(
      'invalid-input',
      'The recording ends in the middle of a sample.',
      'Record it again.',
    );
  const samples = new Int16Array(bytes.length / 2);
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(2 * i);
  return { kind: 'samples', samples } as const;
}
