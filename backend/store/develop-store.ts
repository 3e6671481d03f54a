import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { InklingError } from '../../contract/errors.ts';
import type { DevelopStore, StoredEvidence } from '../develop/ports.ts';
import { selectBrief } from './queries/brief.ts';
import { selectConvergeEntries } from './queries/converge-entry.ts';
import { selectDataset } from './queries/dataset.ts';
import { deleteAssumption, selectAssumptions, upsertAssumption } from './queries/develop-assumption.ts';
import {
  insertDevelopEvidence,
  markDevelopEvidenceDeleted,
  selectDevelopEvidence,
  selectOneEvidence,
} from './queries/develop-evidence.ts';
import {
  insertDevelopField,
  insertDevelopVersion,
  selectDevelopField,
  selectDevelopFields,
  selectDevelopVersions,
  selectWritten,
  updateDevelopField,
  updateDevelopVersion,
} from './queries/develop-field.ts';
import { selectIdea, selectIdeas } from './queries/idea.ts';
import { requireProject, touchProject } from './queries/project.ts';
import { selectRun } from './queries/recommender-run.ts';
import { selectSource } from './queries/source.ts';
import type { ReadableDatabase, Schema } from './schema.ts';

/** Keeps the documents of ideas. Each write is one transaction and moves its project's `updatedAt`. */
export function createDevelopStore(database: Kysely<Schema>): DevelopStore {
  const write = database.transaction();
  return {
    getBrief: (projectId) => selectBrief(database, projectId),
    getIdea: (ideaId) => selectIdea(database, ideaId),
    async listIdeas(projectId) {
      await requireProject(database, projectId);
      return selectIdeas(database, projectId);
    },

    listWritten: (projectId) => selectWritten(database, projectId),

    async readDocuments(ideaId) {
      const { projectId } = await selectIdea(database, ideaId);
      const fields = await selectDevelopFields(database, ideaId);
      const entries = new Set(fields.flatMap((field) => field.entries.map(({ id }) => id)));
      const evidence: StoredEvidence[] = [];
      for (const kept of await selectDevelopEvidence(database, ideaId))
        evidence.push({ ...kept, isThere: await leadsSomewhere(database, projectId, kept, entries) });
      const vetoes = await selectConvergeEntries(database, projectId, 'veto');
      return {
        fields,
        assumptions: await selectAssumptions(database, ideaId),
        evidence,
        veto: vetoes.find(({ key }) => key === ideaId)?.value.reason ?? null,
      };
    },

    changeField: (place, now, change) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectIdea(transaction, place.ideaId);
        const before = await selectDevelopField(transaction, place);
        const [newest] = before ? await selectDevelopVersions(transaction, before.id, 1) : [];
        const { entries, by, provenance, continues } = change(before?.field ?? null, newest ?? null);
        const field = { ...place, entries, updatedAt: now };
        const id = before?.id ?? randomUUID();
        if (before) await updateDevelopField(transaction, id, field);
        else await insertDevelopField(transaction, id, field);
        if (continues && newest)
          await updateDevelopVersion(transaction, newest.id, { entries: [...entries], by });
        else
          await insertDevelopVersion(transaction, id, {
            id: randomUUID(),
            entries: [...entries],
            by,
            provenance,
            createdAt: now,
          });
        await touchProject(transaction, projectId, now);
        return field;
      }),

    async listVersions(place, limit) {
      await selectIdea(database, place.ideaId);
      const field = await selectDevelopField(database, place);
      return field ? selectDevelopVersions(database, field.id, limit) : [];
    },

    setAssumption: (ideaId, entryId, assumption, now) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectIdea(transaction, ideaId);
        if (assumption) await upsertAssumption(transaction, ideaId, entryId, assumption);
        else await deleteAssumption(transaction, ideaId, entryId);
        await touchProject(transaction, projectId, now);
      }),

    addEvidence: (evidence) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectIdea(transaction, evidence.ideaId);
        if ((await projectPointedAt(transaction, evidence)) !== projectId && pointsOutside(evidence))
          throw new InklingError(
            'invalid-input',
            'This belongs to another project, so it was not linked. Nothing was changed.',
            'Choose something of the project that the idea is in.',
          );
        await insertDevelopEvidence(transaction, evidence);
        await touchProject(transaction, projectId, evidence.createdAt);
      }),

    deleteEvidence: (id, now) =>
      write.execute(async (transaction) => {
        const { ideaId } = await selectOneEvidence(transaction, id);
        const { projectId } = await selectIdea(transaction, ideaId);
        await markDevelopEvidenceDeleted(transaction, id, now);
        await touchProject(transaction, projectId, now);
        return ideaId;
      }),

    restoreEvidence: (id) =>
      write.execute(async (transaction) => {
        const evidence = await selectOneEvidence(transaction, id);
        const { projectId } = await selectIdea(transaction, evidence.ideaId);
        await markDevelopEvidenceDeleted(transaction, id, null);
        const fields = await selectDevelopFields(transaction, evidence.ideaId);
        const entries = new Set(fields.flatMap((field) => field.entries.map((entry) => entry.id)));
        return { ...evidence, isThere: await leadsSomewhere(transaction, projectId, evidence, entries) };
      }),
  };
}

type Pointing = Pick<StoredEvidence, 'fields'>;

const pointsOutside = ({ fields }: Pointing) => fields.kind === 'passage' || fields.kind === 'run';

/** The project of the source or the run that evidence points at; null for other kinds. Throws `not-found`. */
async function projectPointedAt(database: ReadableDatabase, { fields }: Pointing): Promise<string | null> {
  if (fields.kind === 'passage') return (await selectSource(database, fields.sourceId)).projectId;
  if (fields.kind !== 'run') return null;
  const run = await selectRun(database, fields.runId);
  return (await selectDataset(database, run.datasetId)).projectId;
}

async function leadsSomewhere(
  database: ReadableDatabase,
  projectId: string,
  evidence: Pointing,
  entries: ReadonlySet<string>,
): Promise<boolean> {
  if (evidence.fields.kind === 'experiment') return entries.has(evidence.fields.experimentId);
  if (!pointsOutside(evidence)) return true;
  try {
    return (await projectPointedAt(database, evidence)) === projectId;
  } catch (error) {
    if (error instanceof InklingError && error.code === 'not-found') return false;
    throw error;
  }
}
