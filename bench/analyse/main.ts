import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openSession } from '../../cli/session.ts';
import { measurePersonal } from './measure-personal.ts';
import { measureLabels, measureSentiment } from './measure-texts.ts';
import { readCorpus } from './personal-corpus.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, details: { type: 'boolean' } },
});

const lines = async (name: string) =>
  (await readFile(path.join(import.meta.dirname, name), 'utf8')).split('\n').filter((line) => line !== '');
const session = await openSession(undefined);
try {
  const { client } = session;
  const [positive, negative] = [await lines('few-shot-positive.txt'), await lines('few-shot-negative.txt')];
  const fewShot = await measureLabels(client, { positive, negative }, 16);
  const sentiment = {
    en: await measureSentiment(client, await lines('sentiment-held-out-en.txt')),
    zh: await measureSentiment(client, await lines('sentiment-held-out-zh.txt')),
    'few-shot sentences, en': await measureSentiment(client, [
      ...positive.map((text) => `+ ${text}`),
      ...negative.map((text) => `- ${text}`),
    ]),
  };
  const corpus = await readCorpus();
  const masking = {
    development: measurePersonal(corpus.development),
    test: measurePersonal(corpus.test),
    later: measurePersonal(corpus.later),
  };
  const shown = (half: ReturnType<typeof measurePersonal>) => ({
    cases: half.cases,
    kinds: half.kinds,
    ...(values.details ? { mistakes: half.mistakes } : {}),
  });
  const result = {
    benchmark: 'analyse',
    machine: { processor: cpus()[0]?.model ?? 'unknown', node: process.version },
    fewShot,
    sentiment,
    masking: {
      development: shown(masking.development),
      test: shown(masking.test),
      later: shown(masking.later),
    },
  };
  if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  const { first, draws } = fewShot;
  process.stderr.write(
    `few-shot, 16 examples a class, ${first.heldOut} held out: accuracy ${first.accuracy.toFixed(3)}; ` +
      `${draws.length} other draws: ${draws.map(({ accuracy }) => accuracy.toFixed(3)).join(' ')}\n`,
  );
  for (const [name, { accuracy, rows }] of Object.entries(sentiment))
    process.stderr.write(`sentiment, ${name}: ${accuracy.toFixed(3)} of ${rows}\n`);
  for (const { kind, gold, recall, precision } of masking.test.kinds)
    process.stderr.write(
      `masking, test, ${kind}: ${gold} places, recall ${recall?.toFixed(3) ?? '-'}, precision ${precision?.toFixed(3) ?? '-'}\n`,
    );
} finally {
  await session.close();
}
