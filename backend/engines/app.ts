import { randomUUID } from 'node:crypto';
import type { Engine } from '../../contract/engines.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { readAddress, requireSafeKey } from './address.ts';
import type { EngineParts, EngineRecord } from './ports.ts';

type EngineEndpoint =
  | 'engines.list'
  | 'engines.save'
  | 'engines.remove'
  | 'engines.models'
  | 'engines.test'
  | 'engines.ofProject'
  | 'engines.use';

/** Engines past this app: the handlers, and what those who lend models ask. */
export interface Engines {
  readonly handlers: Pick<Handlers, EngineEndpoint>;
  /**
   * The id by which the model that writes for a project is borrowed: the one asked for, else that of the engine which the
   * project was given, else undefined: the default one here. Throws `invalid-input` for an engine that the project was not
   * given: only a person's word for the project lets anything leave.
   */
  writerOf(projectId: string, asked: string | undefined): string | undefined;
  /** The engine that is borrowed by that id; null for a model here. Throws `model-missing` for an engine that is gone. */
  find(borrowId: string | undefined): EngineRecord | null;
}

/** No model here has a name that begins so: theirs hold no colon. */
const borrowPrefix = 'engine:';
const mostEngines = 50;

/** Reads which engines there are; they are held from then on, since who writes is looked up without waiting. */
export async function createEngines({ store, caller, announce }: EngineParts): Promise<Engines> {
  const records = new Map((await store.list()).map((record) => [record.id, record]));
  const uses = new Map((await store.listUses()).map(({ projectId, engineId }) => [projectId, engineId]));

  const toEngine = ({ id, name, address, key, model }: EngineRecord): Engine => {
    const { host, reach } = readAddress(address);
    const projectIds = [...uses].flatMap(([projectId, engineId]) => (engineId === id ? [projectId] : []));
    return { ...{ id, name, address, host, reach, model, projectIds }, hasKey: key !== null };
  };
  const chosen = (id: string): EngineRecord => {
    const record = records.get(id);
    if (!record)
      throw new InklingError('not-found', 'This engine is not there any more.', 'Look under Models.');
    return record;
  };
  const ofProject = (projectId: string) => {
    const engineId = uses.get(projectId);
    return { engine: engineId === undefined ? null : toEngine(chosen(engineId)) };
  };

  return {
    handlers: {
      'engines.list': () => [...records.values()].map(toEngine),

      async 'engines.save'({ engineId, name, model, ...given }) {
        const before = engineId === undefined ? null : chosen(engineId);
        if (!before && records.size >= mostEngines)
          throw new InklingError(
            'invalid-input',
            `There are ${mostEngines} engines already.`,
            'Remove one that you do not use.',
          );
        const at = readAddress(given.address);
        // A key that was given for one host is for no other, nor for the same one where others can listen.
        const isSameHost = before !== null && new URL(before.address).origin === new URL(at.address).origin;
        const key = given.key === undefined ? (isSameHost ? before.key : null) : given.key;
        requireSafeKey(at, key);
        const record: EngineRecord = {
          ...{ id: before?.id ?? randomUUID(), name, model, key, address: at.address },
          createdAt: before?.createdAt ?? Date.now(),
        };
        const isElsewhere = before !== null && !isSameHost;
        // What a person allowed for one host was not allowed for another.
        if (isElsewhere) await forgetUses(record.id);
        await store.save(record);
        records.set(record.id, record);
        announce();
        return toEngine(record);
      },

      async 'engines.remove'({ engineId }) {
        chosen(engineId);
        await store.remove(engineId);
        records.delete(engineId);
        for (const [projectId, used] of uses) if (used === engineId) uses.delete(projectId);
        announce();
        return {};
      },

      async 'engines.models'(input, { signal }) {
        const at = 'engineId' in input ? chosen(input.engineId) : { ...input, key: input.key ?? null };
        const read = readAddress(at.address);
        requireSafeKey(read, at.key);
        return { host: read.host, models: await caller.models({ ...read, key: at.key }, signal) };
      },

      async 'engines.test'({ engineId }, { signal }) {
        const trial = await caller.tryOut(chosen(engineId), signal);
        return { ...trial, text: trial.text.slice(0, 200) };
      },

      async 'engines.ofProject'({ projectId }) {
        await store.requireProject(projectId);
        return ofProject(projectId);
      },

      async 'engines.use'({ projectId, engineId }) {
        if (engineId !== null) chosen(engineId);
        await store.use(projectId, engineId);
        if (engineId === null) uses.delete(projectId);
        else uses.set(projectId, engineId);
        announce();
        return ofProject(projectId);
      },
    },

    writerOf(projectId, asked) {
      const engineId = uses.get(projectId);
      const given = engineId === undefined ? undefined : borrowPrefix + engineId;
      if (asked?.startsWith(borrowPrefix) && asked !== given)
        throw new InklingError(
          'invalid-input',
          'This project was not given that engine, so nothing was sent to it.',
          'Choose it for the project under Models first.',
        );
      return asked ?? given;
    },

    find(borrowId) {
      if (!borrowId?.startsWith(borrowPrefix)) return null;
      const record = records.get(borrowId.slice(borrowPrefix.length));
      if (record) return record;
      throw new InklingError(
        'model-missing',
        'The engine of this project is not there any more.',
        'Choose another one under Models, or none.',
      );
    },
  };

  async function forgetUses(id: string): Promise<void> {
    for (const [projectId, used] of [...uses]) {
      if (used !== id) continue;
      await store.use(projectId, null);
      uses.delete(projectId);
    }
  }
}
