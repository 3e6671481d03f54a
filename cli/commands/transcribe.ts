import path from 'node:path';
import type { EventOf } from '../../contract/index.ts';
import { speechLimits } from '../../contract/speech.ts';
import type { Command, Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

const usage = 'transcribe FILE.wav --data DIR [--model ID] [--language TAG] [--times]';

/** `transcribe FILE`: what is said in a recording, as text. */
export const transcribeCommand: Command = {
  name: 'transcribe',
  usage,
  summary: 'write down what is said in a WAV file, by a Whisper model that was imported',
  notes: [
    `A recording of at most ${speechLimits.minutes} minutes. MP3 and other kinds are read in the window (Voice note).`,
    'A model is brought in with "models import FOLDER --data DIR"; its language is heard unless --language says it.',
  ],
  options: {
    model: { type: 'string' },
    language: { type: 'string' },
    times: { type: 'boolean', default: false },
  },

  check(words, options) {
    if (words.length !== 1 || words[0] === '') throw new UsageError(`Give one WAV file. Usage: ${usage}`);
    if (typeof options.language === 'string' && !/^[a-z]{2,3}$/u.test(options.language))
      throw new UsageError('--language is a tag such as en, zh or de.');
  },

  run: transcribe,
};

async function transcribe({ client, words, options, json, signal }: Invocation): Promise<number> {
  const progress = createProgress();
  const input = {
    audio: { kind: 'file', path: path.resolve(words[0]!) } as const,
    modelId: typeof options.model === 'string' ? options.model : undefined,
    language: typeof options.language === 'string' ? options.language : undefined,
  };
  let done: Extract<EventOf<'speech.transcribe'>, { type: 'done' }> | null = null;
  for await (const event of client.stream('speech.transcribe', input, signal)) {
    if (event.type === 'progress')
      progress.say(
        event.phase === 'listening'
          ? `listening ${Math.round(event.doneSeconds)} of ${Math.round(event.totalSeconds)} s`
          : `${event.phase} the model`,
      );
    else if (event.type === 'done') done = event;
  }
  progress.clear();
  if (!done) throw new Error('It ended without a result.');
  const { type: _, ...result } = done;
  if (json) printJson(result);
  else if (options.times === true)
    for (const { startSeconds, endSeconds, text } of result.spoken)
      printLine(`[${startSeconds.toFixed(1)} - ${endSeconds.toFixed(1)}] ${text}`);
  else printLine(result.text);
  return 0;
}
