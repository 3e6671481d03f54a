import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { shownText } from '../../contract/carry.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import { createNewIds, uuidOf } from './new-ids.ts';
import type { CarriedTable, CarryStore, OpenedFile, ProjectFiles } from './ports.ts';
import { createProgress, withProgress } from './progress.ts';
import { createReferenceCheck } from './references.ts';
import { createTakingIn, type TakenIn } from './take-in.ts';
import { wordsOf } from './words-of.ts';

type CarryEndpoint = Extract<keyof Handlers, `carry.${string}`>;

/** What carrying needs. */
export interface CarryParts {
  readonly store: CarryStore;
  readonly files: ProjectFiles;
  readonly version: string;
  /** The project file that ships with the app. */
  readonly sampleFile: string;
  /** Says that everything of a project may have changed. */
  readonly announce: (projectId: string) => void;
}

/** How an import stands to what is here. */
interface Target {
  readonly as: 'merge' | 'new' | 'copy';
  /** Of the project as it will be here. */
  readonly projectId: string;
  /** What the ids of a copy are made with. */
  readonly salt: string;
}

/** Whole projects as files: out, and in again. */
export function createCarryHandlers({
  store,
  files,
  version,
  sampleFile,
  announce,
}: CarryParts): Pick<Handlers, CarryEndpoint> {
  const tableOf = (name: string): CarriedTable => {
    const table = store.tables.find((one) => one.name === name);
    if (!table) throw new Error(`${name} is not carried.`);
    return table;
  };

  const targetOf = async (file: OpenedFile, into: string | null): Promise<Target> => {
    const { projectId } = file.facts;
    if (into !== null) {
      if (into !== projectId) throw noAncestor();
      const here = await store.standing(into);
      if (!here || here.isHidden) throw noAncestor();
      return { as: 'merge', projectId, salt: '' };
    }
    // A project that comes as it is keeps its ids, by which it can be merged later; where they are taken it gets others.
    if ((await store.standing(projectId)) === null) return { as: 'new', projectId, salt: '' };
    const salt = randomUUID();
    return { as: 'copy', projectId: uuidOf(salt, projectId), salt };
  };

  /** The ids of the file's own rows, which a copy has to give anew. */
  const ownIds = async (file: OpenedFile, signal: AbortSignal, tell: (share: number) => void) => {
    const shapes = await store.shapes();
    const ids = new Set<string>();
    for await (const { table, rows, share } of file.read(signal)) {
      tell(share);
      const [key] = table === null ? [] : (shapes.get(table)?.key ?? []);
      if (table === null || key === undefined || tableOf(table).sharedBy) continue;
      for (const row of rows) if (typeof row[key] === 'string') ids.add(row[key]);
    }
    return ids;
  };

  /** Reads a file to its end and takes its rows in; resolves with its fingerprint. */
  const readIn = async (
    file: OpenedFile,
    target: Target,
    taking: ReturnType<typeof createTakingIn>,
    signal: AbortSignal,
    tell: (share: number) => void,
  ): Promise<string> => {
    const { projectId } = file.facts;
    const isCopy = target.as === 'copy';
    const half = (first: boolean) => (share: number) =>
      tell(isCopy ? (first ? share / 2 : 0.5 + share / 2) : share);
    const own = isCopy ? await ownIds(file, signal, half(true)) : new Set<string>();
    const renew = isCopy ? createNewIds(own, target.salt) : null;
    const check = createReferenceCheck(await store.shapes(), projectId);
    for await (const { table, rows, share, digest } of file.read(signal)) {
      half(false)(share);
      if (table === null) {
        check.finish();
        return digest;
      }
      check.check(tableOf(table), rows);
      await taking.take(tableOf(table), renew ? rows.map((row) => renew(tableOf(table), row)) : rows);
    }
    throw new Error('A file ended without an end.');
  };

  /** Takes a file in, in one transaction. */
  async function* bringIn(
    { path: place, passphrase, into, digest }: ParsedInputOf<'carry.import'>,
    signal: AbortSignal,
  ): AsyncGenerator<Exclude<EventOf<'carry.import'>, { type: 'failed' }>> {
    const file = await files.open(place, passphrase, signal);
    const target = await targetOf(file, into);
    const { result, record } = yield* withProgress((tell) =>
      store.import(
        {
          id: randomUUID(),
          projectId: target.projectId,
          fileName: path.basename(place),
          importedAt: Date.now(),
          isNewProject: target.as !== 'merge',
        },
        async (writer) => {
          const taking = createTakingIn(writer, target.as !== 'merge');
          const read = await readIn(file, target, taking, signal, tell);
          if (digest !== null && digest !== read) throw changedSince();
          return taking.found();
        },
      ),
    );
    announce(record.projectId);
    const kept = result.differences.length + result.moreDifferences;
    const name = (await store.standing(record.projectId))?.name ?? file.facts.projectName;
    yield { type: 'done', import: record, projectName: name, kept };
  }

  return {
    async *'carry.export'({ projectId, path: place, passphrase }, { signal }) {
      const reading = await store.read(projectId);
      const facts = { projectId, projectName: reading.name, writtenAt: Date.now(), inkling: version };
      const progress = createProgress();
      const writer = await files.create(place, facts, passphrase, signal);
      let rows = 0;
      try {
        for await (const piece of reading.rows()) {
          await writer.add(piece.table, piece.rows);
          rows += piece.rows.length;
          const event = progress(rows / Math.max(1, reading.count));
          if (event) yield event;
        }
        const sizeBytes = await writer.finish();
        yield { type: 'done', path: place, sizeBytes, rows };
      } catch (error) {
        await writer.discard();
        throw error;
      }
    },

    async *'carry.preview'({ path: place, passphrase, into }, { signal }) {
      const file = await files.open(place, passphrase, signal);
      const { facts } = file;
      const same = await store.standing(facts.projectId);
      const target = await targetOf(file, into);
      const { digest, found } = yield* withProgress((tell) =>
        store.tryOut(target.projectId, async (writer) => {
          const taking = createTakingIn(writer, target.as !== 'merge');
          const read = await readIn(file, target, taking, signal, tell);
          return { digest: read, found: taking.found() };
        }),
      );
      yield {
        type: 'done',
        preview: {
          projectName: facts.projectName,
          writtenAt: facts.writtenAt,
          inkling: facts.inkling,
          isEncrypted: file.isEncrypted,
          sameProject: same && !same.isHidden ? { id: facts.projectId, name: same.name } : null,
          as: target.as,
          digest,
          ...asShown(found),
        },
      };
    },

    'carry.import': (input, { signal }) => bringIn(input, signal),
    'carry.importSample': (_input, { signal }) =>
      bringIn({ path: sampleFile, passphrase: null, into: null, digest: null }, signal),

    'carry.imports': ({ projectId }) => store.imports(projectId),

    async 'carry.kept'({ importId }) {
      const rows = await store.kept(importId);
      return rows.map(({ table, row, took }) => {
        const { room } = tableOf(table);
        return { room, took, text: wordsOf(tableOf(table), row, shownText) };
      });
    },

    async 'carry.forget'({ importId }) {
      const projectId = await store.forget(importId);
      announce(projectId);
      return { projectId };
    },

    async 'carry.takeBack'({ importId }) {
      const taken = await store.takeBack(importId, Date.now());
      announce(taken.projectId);
      return taken;
    },
  };
}

const asShown = ({ rooms, differences, moreDifferences }: TakenIn) => ({
  rooms,
  differences: [...differences],
  moreDifferences,
});

function noAncestor(): InklingError {
  return new InklingError(
    'invalid-input',
    'This file does not come from that project, so there is nothing to merge it with.',
    'Import it as a project of its own.',
  );
}

function changedSince(): InklingError {
  return new InklingError(
    'file-damaged',
    'The file is another one than the one that was looked at. Nothing of it was taken over.',
    'Look at it again, and then import it.',
  );
}
