import { expect, it } from 'vitest';
import { Turns, type Urgency } from '../../../backend/runtime/turns.ts';

const { signal } = new AbortController();

/** Takes a turn that ends when it is told to. */
function holdTurn(turns: Turns): { readonly end: () => void; readonly held: Promise<void> } {
  let end = () => {};
  const held = turns.take(signal, () => new Promise<void>((resolve) => (end = resolve)));
  return { end: () => end(), held };
}

/** Lets everybody ask while the turn is held; gives the names in the order in which they got it. */
async function orderOf(asked: readonly (readonly [string, Urgency])[]): Promise<string[]> {
  const turns = new Turns();
  const { end, held } = holdTurn(turns);
  const order: string[] = [];
  const waiting = asked.map(([name, urgency]) =>
    turns.take(
      signal,
      async () => {
        order.push(name);
        return Promise.resolve();
      },
      urgency,
    ),
  );
  expect(turns.busy).toBe(true);
  end();
  await Promise.all([held, ...waiting]);
  expect(turns.busy).toBe(false);
  return order;
}

it('turns go in the order of asking, and those who are waited for before work in the background', async () => {
  expect(
    await orderOf([
      ['import', 'background'],
      ['question', 'waited-for'],
      ['index', 'background'],
      ['idea', 'waited-for'],
    ]),
  ).toEqual(['question', 'idea', 'import', 'index']);
});

it('work in the background does not wait for ever', async () => {
  const questions = Array.from({ length: 12 }, (_, i) => [`${i}`, 'waited-for'] as const);
  const order = await orderOf([['import', 'background'], ...questions]);
  expect(order.indexOf('import')).toBe(8);
});

it('who gives up while waiting leaves at once, and work that fails hands the turn on', async () => {
  const turns = new Turns();
  const { end, held } = holdTurn(turns);
  const impatient = new AbortController();
  const left = turns.take(impatient.signal, () => Promise.resolve('never'));
  const failing = turns.take(signal, () => Promise.reject(new Error('broken')));
  const last = turns.take(signal, () => Promise.resolve('done'));
  impatient.abort();
  // The turn is still held: nobody waits for it to hear that.
  await expect(left).rejects.toMatchObject({ code: 'cancelled' });
  end();
  await held;
  await expect(failing).rejects.toThrow('broken');
  expect(await last).toBe('done');
  await expect(turns.take(AbortSignal.abort(), () => Promise.resolve())).rejects.toMatchObject({
    code: 'cancelled',
  });
});
