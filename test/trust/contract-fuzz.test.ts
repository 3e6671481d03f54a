import { expect, onTestFinished, test } from 'vitest';
import { contract, type EndpointName } from '../../contract/index.ts';
import type { Problem } from '../../contract/errors.ts';
import { isLastEvent } from '../../contract/endpoint.ts';
import { serverMessageSchema } from '../../contract/wire.ts';
import { createMemoryPorts } from '../../backend/transport/port-memory.ts';
import { tooMuchIn } from '../../backend/transport/input-limits.ts';
import { hostileValues } from '../support/hostile/hostile-values.ts';
import { placesIn, sampleInput, withValueAt } from '../support/hostile/sample-input.ts';
import { openTestBackend } from '../support/backend.ts';
import { addFilledProject } from '../support/leave/filled-project.ts';
import { rounds } from '../support/trust.ts';

/** What a call came to: what it was refused for, or that it was answered. */
type Outcome = Problem | 'answered';

/** A window that sends whatever it likes: no client stands between it and the port. */
async function openRawPort() {
  const { backend, client } = await openTestBackend();
  const [near, far] = createMemoryPorts();
  backend.serve(far);
  onTestFinished(() => near.close());
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let lastId = 0;
  near.listen(
    (raw) => {
      const message = serverMessageSchema.parse(raw);
      if (message.type === 'event' && !isLastEvent(message.event)) {
        near.post({ type: 'cancel', id: message.id });
        return;
      }
      const failed = message.type === 'event' ? (message.event as { problem?: Problem }).problem : undefined;
      waiting.get(message.id)?.(message.type === 'error' ? message.problem : (failed ?? 'answered'));
      waiting.delete(message.id);
    },
    () => undefined,
  );
  const call = (name: string, input: unknown): Promise<Outcome> => {
    const id = ++lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      near.post({ type: 'call', id, name, input });
      // Work that a hostile value did not prevent is called off: what is asked is whether it begins well.
      setTimeout(() => near.post({ type: 'cancel', id }), 200).unref();
    });
  };
  return { client, call, post: near.post };
}

/** These begin long work, or change what the rest of the test stands on, when their input happens to be good. */
const notTried: ReadonlySet<EndpointName> = new Set([
  'system.changes',
  'projects.createSample',
  'projects.delete',
  'models.verify',
  'models.measure',
  'providers.try',
  'providers.compare',
  'publish.start',
]);

test('no input brings the backend down or surprises it: every endpoint refuses it with a reason', async ({
  task,
}) => {
  const { client, call } = await openRawPort();
  const { project, first } = await addFilledProject(client);
  const ids: Record<string, string> = { projectId: project.id, ideaId: first.id, ideaIds: first.id };
  const idOf = (field: string) => ids[field] ?? first.id;
  const every = rounds({ quick: 7, whole: 1 });
  let tried = 0;
  let refused = 0;
  const surprises: unknown[] = [];

  for (const [at, name] of (Object.keys(contract) as EndpointName[]).entries()) {
    const sample = sampleInput(name, idOf);
    const hostile = Object.entries(hostileValues).flatMap(([what, make]) => [
      { what: `${name}: ${what}`, input: make() },
      ...placesIn(sample).map((place) => ({
        what: `${name} ${place.join('.')}: ${what}`,
        input: withValueAt(sample, place, make()),
      })),
    ]);
    const chosen = hostile.filter((_, index) => (index + at) % every === 0);
    await Promise.all(
      chosen.map(async ({ what, input }) => {
        const mayPass = tooMuchIn(input) === null && contract[name].input.safeParse(input).success;
        if (mayPass && notTried.has(name)) return;
        const outcome = await call(name, input);
        tried++;
        const code = outcome === 'answered' ? outcome : outcome.code;
        if (!mayPass) refused++;
        if (mayPass ? code === 'internal' : code !== 'invalid-input') surprises.push([what, outcome]);
      }),
    );
    expect(await call('system.status', {}), name).toBe('answered');
  }
  expect(surprises).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect((await client.call('projects.list', {})).map(({ id }) => id)).toContain(project.id);
  task.meta.figure = `${tried} calls to ${Object.keys(contract).length} endpoints, ${refused} refused by their schema, none unexpected`;
}, 600_000);

test('what is no call at all is passed over or refused, and the next call is answered', async ({ task }) => {
  const { call, post } = await openRawPort();
  const messages: readonly unknown[] = [
    ...[undefined, null, 5, 'call', [], {}, new Map(), new Uint8Array(5), 10n],
    ...[{ type: 'call' }, { type: 'call', id: 'x', name: 'system.status' }, { type: 'cancel' }],
    ...[
      { type: 'cancel', id: -1 },
      { type: 'cancel', id: Number.NaN },
      { type: 'result', id: 1, output: {} },
    ],
    ...[
      { type: '__proto__', id: 1 },
      { type: 'call', id: 2 ** 60, name: 'system.status', input: {} },
    ],
    ...[
      { type: 'call', id: 0.5, name: 'system.status' },
      { type: ['call'], id: 1, name: 'system.status' },
    ],
    ...Object.values(hostileValues).map((make) => ({ type: 'call', id: -7, name: make(), input: {} })),
    ...Object.values(hostileValues).map((make) => ({ type: make(), id: -8, name: 'system.status' })),
  ];
  for (const message of messages) post(message);
  for (const name of [
    '',
    'nothing',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'x'.repeat(1e6),
  ])
    expect(await call(name, {}), name.slice(0, 20)).toMatchObject({ code: 'invalid-input' });
  expect(await call('system.status', {})).toBe('answered');
  task.meta.figure = `${messages.length + 7} messages`;
});

test('an input that is larger or deeper than any call needs is refused before it is looked at', async () => {
  const { call } = await openRawPort();
  const huge = 'x'.repeat(61_000_000);
  for (const input of [{ name: huge }, { [huge]: 1 }, Array(2_000_001).fill(0)])
    expect(await call('projects.create', input)).toMatchObject({ code: 'invalid-input' });
  expect(await call('projects.list', {})).toBe('answered');
}, 120_000);

test('a field that is there but undefined takes nothing away from what is stored', async () => {
  const { client, call } = await openRawPort();
  const { project, first } = await addFilledProject(client);
  const settings = await client.call('assistant.settings', { projectId: project.id });
  await client.call('plan.saveCard', { ideaId: first.id, fields: { challenges: 'few' } });
  await call('assistant.saveSettings', { projectId: project.id, settings: { handoff: undefined } });
  await call('plan.saveCard', { ideaId: first.id, fields: { challenges: undefined } });
  expect(await client.call('assistant.settings', { projectId: project.id })).toEqual(settings);
  const { cards } = await client.call('plan.get', { projectId: project.id });
  expect(cards.find(({ ideaId }) => ideaId === first.id)).toMatchObject({ challenges: 'few' });
});
