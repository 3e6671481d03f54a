import { expect, test } from 'vitest';
import { createRandom } from '../../backend/numerics/random.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { loadTextModel } from '../../backend/runtime/text-model.ts';
import { embeddedFolder } from '../support/embedded-model.ts';
import { faultOf, randomSchema } from '../support/random-schema.ts';
import { rounds } from '../support/trust.ts';

/** What a text is as JSON, or itself in a box where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [{ noJson: text }];
  }
}

const count = rounds({ quick: 12, whole: 1000 });

test(
  `${count} random schemas and seeds give ${count} valid documents, also where the model runs hot`,
  { timeout: 3_600_000 },
  async ({ task }) => {
    const model = await loadTextModel(
      { id: 'inkling-135m', sha256: 'x' },
      embeddedFolder,
      chooseRuntime().kind,
      2,
    );
    const random = createRandom(21);
    let tokens = 0;
    for (let index = 0; index < count; index++) {
      const schema = randomSchema(random);
      const [document] = await model.writeDocuments({
        prompt: { system: 'You answer with JSON.', turn: 'Describe a product.' },
        schema,
        count: 1,
        sampling: { temperature: [0, 0.8, 1.5][index % 3]!, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 },
        seed: index,
        maxTokens: 600,
        signal: new AbortController().signal,
      });
      expect(document!.complete, JSON.stringify(schema)).toBe(true);
      expect(faultOf(schema, parsed(document!.text)), JSON.stringify(schema)).toBe(null);
      tokens += document!.logProbabilities.length;
    }
    model.dispose();
    task.meta.figure = `${count} of ${count} valid, ${tokens} tokens`;
  },
);
