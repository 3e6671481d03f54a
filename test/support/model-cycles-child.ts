import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { loadTextModel } from '../../backend/runtime/text-model.ts';
import { embeddedFolder } from './embedded-model.ts';
import { lookAtProcess } from './memory-of-process.ts';

// Loads the text model, lets it write a few tokens and takes it out of memory, over and over; says after each time, as
// one line of JSON, what the process holds.

const cycles = Number(process.argv[2]);
for (let cycle = 0; cycle < cycles; cycle++) {
  const model = await loadTextModel(
    { id: 'inkling-135m', sha256: 'x' },
    embeddedFolder,
    chooseRuntime().kind,
    2,
  );
  await model.draft({
    prompt: { system: 'Invent.', stem: 'Brief: bread', turn: '\n\nStimulus: combine.' },
    keys: ['title', 'pitch'],
    openings: ['', ''],
    sampling: { temperature: 0.8, topK: 0, topP: 1, minP: 0.05, repetitionPenalty: 1 },
    seed: cycle,
    maxTokens: 4,
    signal: new AbortController().signal,
  });
  model.dispose();
  // Native memory is given back when what held it has been collected, which takes a turn.
  await new Promise((resolve) => setImmediate(resolve));
  process.stdout.write(`${JSON.stringify(lookAtProcess())}\n`);
}
