import { randomUUID } from 'node:crypto';
import { usualAtOnce, type Engine } from '../../contract/engines.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { readAddress, requireSafeKey } from './address.ts';
import type { EngineParts, EngineRecord, LentEngine } from './ports.ts';

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
  /**
   * The engine that is borrowed by that id, for as long as a person lets its project write with it; null for a model here.
   * Throws `engine-withdrawn` where they don't any more.
   */
  find(borrowId: string | undefined): LentEngine | null;
  /** How many requests of a project are worth sending at once: as many as its engine takes; 1 where a model here writes. */
  atOnceFor(projectId: string): number;
  /** Ends what writes for a project that was deleted; brought back, it may write with its engine again. */
  projectDeleted(projectId: string): void;
}

/** A project that writes with an engine; it ends with the controller. */
interface Leave {
  readonly engineId: string;
  readonly until: AbortController;
}

/** No model here has a name that begins so: theirs hold no colon. */
const borrowPrefix = 'engine:';
const mostEngines = 50;

/** Reads which engines there are; they are held from then on, since who writes is looked up without waiting. */
export async function createEngines({ store, caller, announce }: EngineParts): Promise<Engines> {
  const records = new Map((await store.list()).map((record) => [record.id, record]));
  const leaves = new Map<string, Leave>(
    (await store.listUses()).map(({ projectId, engineId }) => [projectId, leaveFor(engineId)]),
  );
  /** What is asked of an engine for no project ends with it too. */
  const trials = new Map<string, AbortController>();
  /** The latest wish for each project: an older one, still on its way to the disk, gives no leave any more. */
  const wishes = new Map<string, { readonly engineId: string | null }>();
  let turn: Promise<unknown> = Promise.resolve();
  /** One change after the other, so that what is held and what is on the disk stay the same. */
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const result = turn.then(change);
    turn = result.catch(() => undefined);
    return result;
  };

  const toEngine = ({ id, name, address, key, model, atOnce }: EngineRecord): Engine => {
    const { host, reach } = readAddress(address);
    const projectIds = [...leaves].flatMap(([projectId, leave]) =>
      leave.engineId === id ? [projectId] : [],
    );
    return { ...{ id, name, address, host, reach, model, atOnce, projectIds }, hasKey: key !== null };
  };
  const chosen = (id: string): EngineRecord => {
    const record = records.get(id);
    if (!record)
      throw new InklingError('not-found', 'This engine is not there any more.', 'Look under Models.');
    return record;
  };
  const ofProject = (projectId: string) => {
    const leave = leaves.get(projectId);
    return { engine: leave ? toEngine(chosen(leave.engineId)) : null };
  };
  const trialOf = (id: string): AbortSignal => {
    const trial = trials.get(id) ?? new AbortController();
    trials.set(id, trial);
    return trial.signal;
  };

  /** Ends what writes for a project. Afterwards nothing more leaves, before anything is waited for. */
  const withdraw = (projectId: string, why: InklingError): void => {
    const leave = leaves.get(projectId);
    leaves.delete(projectId);
    leave?.until.abort(why);
  };
  /** Ends all that is asked of an engine; its projects may go on with it where `goOn`. */
  const cut = (id: string, why: InklingError, goOn: boolean): void => {
    for (const [projectId, { engineId }] of [...leaves]) {
      if (engineId !== id) continue;
      withdraw(projectId, why);
      if (goOn) leaves.set(projectId, leaveFor(id));
    }
    if (!goOn)
      for (const [projectId, wish] of [...wishes]) if (wish.engineId === id) wishes.delete(projectId);
    trials.get(id)?.abort(why);
    trials.delete(id);
  };

  return {
    handlers: {
      'engines.list': () => [...records.values()].map(toEngine),

      async 'engines.save'({ engineId, name, model, atOnce, ...given }) {
        const at = readAddress(given.address);
        const changeOf = (before: EngineRecord | null) => {
          // A key that was given for one host is for no other, nor for the same one where others can listen.
          const isSameHost = before !== null && new URL(before.address).origin === new URL(at.address).origin;
          const key = given.key === undefined ? (isSameHost ? before.key : null) : given.key;
          requireSafeKey(at, key);
          // What a person allowed for one host was not allowed for another; and what goes on goes the new way.
          const isElsewhere = before !== null && !isSameHost;
          const isOtherwise = before !== null && (key !== before.key || at.address !== before.address);
          return { key, isElsewhere, isOtherwise };
        };
        if (engineId !== undefined) {
          const before = chosen(engineId);
          const { isElsewhere, isOtherwise } = changeOf(before);
          if (isOtherwise) cut(engineId, changed(before), !isElsewhere);
        }
        return inTurn(async () => {
          const before = engineId === undefined ? null : chosen(engineId);
          if (!before && records.size >= mostEngines)
            throw new InklingError(
              'invalid-input',
              `There are ${mostEngines} engines already.`,
              'Remove one that you do not use.',
            );
          const { key, isElsewhere, isOtherwise } = changeOf(before);
          const record: EngineRecord = {
            ...{ id: before?.id ?? randomUUID(), name, model, key, address: at.address },
            atOnce: atOnce ?? before?.atOnce ?? usualAtOnce,
            createdAt: before?.createdAt ?? Date.now(),
          };
          await store.save(record, isElsewhere);
          // Whoever was given it, or began to ask it, while it was saved did so with the one from before.
          if (before && isOtherwise) cut(record.id, changed(before), !isElsewhere);
          records.set(record.id, record);
          announce();
          return toEngine(record);
        });
      },

      async 'engines.remove'({ engineId }) {
        const { name } = chosen(engineId);
        cut(engineId, removed(name), false);
        return inTurn(async () => {
          chosen(engineId);
          await store.remove(engineId);
          cut(engineId, removed(name), false);
          records.delete(engineId);
          announce();
          return {};
        });
      },

      async 'engines.models'(input, { signal }) {
        const at = 'engineId' in input ? chosen(input.engineId) : { ...input, key: input.key ?? null };
        const read = readAddress(at.address);
        requireSafeKey(read, at.key);
        const until = 'engineId' in input ? AbortSignal.any([signal, trialOf(input.engineId)]) : signal;
        return { host: read.host, models: await caller.models({ ...read, key: at.key }, until) };
      },

      async 'engines.test'({ engineId }, { signal }) {
        const record = chosen(engineId);
        const trial = await caller.tryOut(record, AbortSignal.any([signal, trialOf(engineId)]));
        return { ...trial, text: trial.text.slice(0, 200) };
      },

      async 'engines.ofProject'({ projectId }) {
        await store.requireProject(projectId);
        return ofProject(projectId);
      },

      async 'engines.use'({ projectId, engineId }) {
        if (engineId !== null) chosen(engineId);
        const wish = { engineId };
        wishes.set(projectId, wish);
        const before = leaves.get(projectId);
        if (before && before.engineId !== engineId)
          withdraw(projectId, takenBack(chosen(before.engineId).name));
        const isLatest = () => wishes.get(projectId) === wish;
        /** What was withdrawn at once doesn't come again from the disk. */
        const forgetWithdrawn = async () => {
          if (!leaves.has(projectId)) await store.forgetUse(projectId);
        };
        return inTurn(async () => {
          try {
            if (engineId !== null) chosen(engineId);
            if (isLatest()) await store.use(projectId, engineId);
            if (!isLatest()) await forgetWithdrawn();
            else if (engineId !== null && leaves.get(projectId)?.engineId !== engineId)
              leaves.set(projectId, leaveFor(engineId));
            return ofProject(projectId);
          } catch (error) {
            await forgetWithdrawn().catch(() => undefined);
            throw error;
          } finally {
            announce();
          }
        });
      },
    },

    writerOf(projectId, asked) {
      const engineId = leaves.get(projectId)?.engineId;
      const given = engineId === undefined ? undefined : borrowPrefix + engineId;
      if (asked?.startsWith(borrowPrefix) && asked !== given)
        throw new InklingError(
          'invalid-input',
          'This project was not given that engine, so nothing was sent to it.',
          'Choose it for the project under Models first.',
        );
      // Whom it is borrowed for is part of the id: it may be taken back before it is borrowed.
      if (given !== undefined && (asked === undefined || asked === given)) return `${given}:${projectId}`;
      return asked;
    },

    find(borrowId) {
      if (!borrowId?.startsWith(borrowPrefix)) return null;
      const [engineId = '', projectId = ''] = borrowId.slice(borrowPrefix.length).split(':');
      const record = records.get(engineId);
      const leave = leaves.get(projectId);
      if (!record) throw removed(null);
      if (leave?.engineId !== engineId) throw takenBack(record.name);
      return { record, withdrawn: leave.until.signal };
    },

    atOnceFor(projectId) {
      const leave = leaves.get(projectId);
      return leave ? chosen(leave.engineId).atOnce : 1;
    },

    projectDeleted(projectId) {
      const leave = leaves.get(projectId);
      if (!leave) return;
      withdraw(projectId, deleted(chosen(leave.engineId).name));
      leaves.set(projectId, leaveFor(leave.engineId));
    },
  };
}

const leaveFor = (engineId: string): Leave => ({ engineId, until: new AbortController() });

const kept = 'Nothing more was sent to it, and what was finished before is kept.';

function takenBack(name: string): InklingError {
  return new InklingError(
    'engine-withdrawn',
    `This project may not write with ${name} any more. ${kept}`,
    'Start again on this machine; or let the project write with it again, under Models.',
  );
}

function changed({ name }: EngineRecord): InklingError {
  return new InklingError(
    'engine-withdrawn',
    `The address or the key of ${name} was changed while it was asked. ${kept}`,
    'Look under Models which projects write with it, then start again.',
  );
}

function removed(name: string | null): InklingError {
  return new InklingError(
    'engine-withdrawn',
    `${name ?? 'The engine of this project'} was removed. ${kept}`,
    'Start again on this machine; or let the project write with another engine, under Models.',
  );
}

function deleted(name: string): InklingError {
  return new InklingError(
    'engine-withdrawn',
    `The project was deleted while ${name} wrote for it. ${kept}`,
    'Restore the project from what was deleted, then start again.',
  );
}
