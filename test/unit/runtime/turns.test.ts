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
      { urgency },
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

it('origins take turns, so that many questions of one keep no other from its next', async () => {
  const turns = new Turns();
  const [endpoint, window, other] = [{}, {}, {}];
  const order: string[] = [];
  const ask = (name: string, origin: object, urgency: Urgency = 'waited-for') =>
    turns.take(
      signal,
      async () => {
        order.push(name);
        return Promise.resolve();
      },
      { origin, urgency },
    );
  const { end, held } = holdTurn(turns);
  const waiting = [
    ...Array.from({ length: 40 }, (_, i) => ask(`endpoint ${i}`, endpoint)),
    ask('window 0', window),
    ask('window 1', window),
    ask('import', endpoint, 'background'),
    ask('other', other),
  ];
  end();
  await Promise.all([held, ...waiting]);
  expect(order.slice(0, 6)).toEqual([
    'endpoint 0',
    'window 0',
    'other',
    'endpoint 1',
    'window 1',
    'endpoint 2',
  ]);
  // Those that were passed over wait no longer than it takes them to come round, and neither does the background.
  expect(order.indexOf('import')).toBe(8);
  expect(order).toHaveLength(44);
});

it('an origin that had a turn just now comes after one that had none', async () => {
  const turns = new Turns();
  const [endpoint, window] = [{}, {}];
  let end = () => {};
  const held = turns.take(signal, () => new Promise<void>((resolve) => (end = resolve)), {
    origin: endpoint,
  });
  const order: string[] = [];
  const ask = (name: string, origin: object) =>
    turns.take(signal, () => Promise.resolve(order.push(name)), { origin });
  const waiting = [ask('endpoint', endpoint), ask('window', window)];
  end();
  await Promise.all([held, ...waiting]);
  expect(order).toEqual(['window', 'endpoint']);
});

it('each is told its place whenever that changes: by who comes, who leaves and who is served', async () => {
  const turns = new Turns();
  const { end, held } = holdTurn(turns);
  const [endpoint, window] = [{}, {}];
  const told: string[] = [];
  const ask = (name: string, origin: object, asked = signal, urgency: Urgency = 'waited-for') =>
    turns.take(asked, () => Promise.resolve(), {
      ...{ origin, urgency },
      onPlace: (place) => told.push(`${name} ${place}`),
    });
  const impatient = new AbortController();
  const import0 = ask('import', window, signal, 'background');
  const first = ask('a', endpoint);
  const second = ask('b', endpoint, impatient.signal);
  const third = ask('c', window);
  expect(told.splice(0)).toEqual([
    'import 1',
    'a 1',
    'import 2',
    'b 2',
    'import 3',
    'c 2',
    'b 3',
    'import 4',
  ]);
  impatient.abort();
  await expect(second).rejects.toMatchObject({ code: 'cancelled' });
  expect(told.splice(0)).toEqual(['import 3']);
  end();
  await Promise.all([held, import0, first, third]);
  expect(told).toEqual(['c 1', 'import 2', 'import 1']);
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
