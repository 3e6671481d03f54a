import { randomUUID } from 'node:crypto';
import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { InklingError } from '../../../contract/errors.ts';
import type { Backend } from '../../../renderer/backend.ts';
import { createGenerations, generationKey } from '../../../renderer/features/compose/generations.ts';
import { createTasks } from '../../../renderer/ui/tasks.ts';

const lost = new InklingError('backend-lost', 'It ended.', 'Wait.');
const part = { partId: 'opening', text: 'Forty people share one tank.' };

/** A backend that tells of one part, then ends as the test says. */
function backendThat(ends: () => never): Backend {
  return {
    async *stream() {
      yield { type: 'part', variant: 0, part };
      ends();
    },
  } as unknown as Backend;
}

async function shownAfter(ends: () => never) {
  const generations = createGenerations(
    backendThat(ends),
    createTasks(),
    ((key: string) => key) as unknown as TFunction,
    ({ message }) => message,
  );
  const input = { projectId: randomUUID(), templateId: 'pitch', language: 'en', values: {} } as const;
  await generations.write(input, () => 'Pitch');
  return generations.store.get()[generationKey(input.projectId, input.templateId)]!;
}

it('keeps the parts that were shown when the backend ends in the midst of them', async () => {
  const generation = await shownAfter(() => {
    throw lost;
  });
  expect(generation).toMatchObject({ running: false, parts: [[part]], problem: { code: 'backend-lost' } });
});

it('takes them away when the person stopped the writing', async () => {
  const generation = await shownAfter(() => {
    throw new InklingError('cancelled', 'Stopped.', 'Start again.');
  });
  expect(generation).toMatchObject({ running: false, parts: [], problem: null });
});
