import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadListener } from '../../backend/runtime/pipelines/listener.ts';
import { resample } from '../../backend/speech/resample.ts';
import { readWave } from '../../backend/speech/wav.ts';
import { makeWhisper } from './make-whisper.ts';
import { wordErrors, wordsOf } from './word-errors.ts';

const { values: options } = parseArgs({
  options: {
    /** The folder of a Whisper model with plain names, as an import leaves it. */
    model: { type: 'string' },
    /** Makes that folder first: the parts of a model of CTranslate2, its tokenizer.json, and a folder with the other files. */
    ctranslate2: { type: 'string', multiple: true },
    tokenizer: { type: 'string' },
    like: { type: 'string' },
    details: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const say = (line: string) => void process.stderr.write(`${line}\n`);
const model = options.model;
if (model === undefined) throw new Error('Say --model FOLDER: that of a Whisper model.');
if (options.ctranslate2 && options.tokenizer !== undefined && options.like !== undefined)
  makeWhisper(options.ctranslate2, options.tokenizer, options.like, model);

const rate = 16_000;
const sentences = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'sentences.json'), 'utf8'),
) as readonly string[];
const context = { isCancelled: () => false, checkpoint: () => {}, progress: () => {} };
const folder = mkdtempSync(path.join(tmpdir(), 'inkling-speech-'));
try {
  const listener = await loadListener(model);
  let [errors, words, seconds, took, cpu] = [0, 0, 0, 0, 0];
  for (const [at, sentence] of sentences.entries()) {
    const file = path.join(folder, `${at}.wav`);
    execFileSync('espeak-ng', ['-v', 'en-us', '-s', '150', '-w', file, sentence]);
    const wave = readWave(readFileSync(file));
    const samples = resample(wave.samples, wave.sampleRate, rate);
    const [began, used] = [performance.now(), process.cpuUsage()];
    const { spoken } = await listener.hear(samples, 'en', context);
    const { user, system } = process.cpuUsage(used);
    const heard = spoken.map(({ text }) => text).join(' ');
    const wrong = wordErrors(wordsOf(sentence), wordsOf(heard));
    errors += wrong;
    words += wordsOf(sentence).length;
    seconds += samples.length / rate;
    took += (performance.now() - began) / 1000;
    cpu += (user + system) / 1e6;
    if (options.details && wrong > 0) say(`${wrong}  ${sentence}\n   ${heard}`);
  }
  const result = {
    ...{ model: path.basename(model), sentences: sentences.length, words, wordErrors: errors },
    ...{ wordErrorRate: errors / words, audioSeconds: seconds, seconds: took, processorSeconds: cpu },
  };
  say(
    `${result.model}: ${errors} of ${words} words wrong (${(100 * result.wordErrorRate).toFixed(1)} %); ` +
      `${seconds.toFixed(0)} s of speech in ${took.toFixed(1)} s (${cpu.toFixed(1)} s of processor time)`,
  );
  if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
