import { csvLine, type Cell } from '../../../contract/csv.ts';
import { judgementSchema, samplingSchema, type Idea } from '../../../contract/ideation.ts';

const marks = Object.keys(judgementSchema.shape) as (keyof typeof judgementSchema.shape)[];
const settings = Object.keys(samplingSchema.shape) as (keyof typeof samplingSchema.shape)[];

/** Names of groups by their ids. */
type GroupNames = ReadonlyMap<string, string>;

/** The columns, by the names that a program reads them by, in every language the same. */
const columns: Readonly<Record<string, (idea: Idea, groups: GroupNames) => Cell>> = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  pitch: ({ pitch }) => pitch,
  who: ({ who }) => who,
  why: ({ why }) => why,
  experiment: ({ experiment }) => experiment,
  starred: ({ starred }) => starred,
  state: ({ state }) => state,
  tags: ({ tags }) => tags.join('; '),
  group: ({ clusterId }, groups) => (clusterId === null ? null : (groups.get(clusterId) ?? null)),
  origin: ({ origin }) => origin,
  parentId: ({ parentId }) => parentId,
  createdAt: ({ createdAt }) => new Date(createdAt).toISOString(),
  editedAt: ({ editedAt }) => (editedAt === null ? null : new Date(editedAt).toISOString()),
  generationId: ({ provenance }) => provenance?.generationId ?? null,
  method: ({ provenance }) => provenance?.method ?? null,
  stimulusId: ({ provenance }) => provenance?.stimulus.id ?? null,
  stimulusKind: ({ provenance }) => provenance?.stimulus.kind ?? null,
  stimulus: ({ provenance }) => provenance?.stimulus.text ?? null,
  opening: ({ provenance }) => provenance?.opening ?? null,
  seed: ({ provenance }) => provenance?.seed ?? null,
  modelId: ({ provenance }) => provenance?.model.id ?? null,
  modelSha256: ({ provenance }) => provenance?.model.sha256 ?? null,
  ...Object.fromEntries(
    settings.map((name) => [name, ({ provenance }: Idea) => provenance?.sampling[name] ?? null]),
  ),
  candidatesWritten: ({ provenance }) => provenance?.candidates.written ?? null,
  candidatesPassed: ({ provenance }) => provenance?.candidates.passed ?? null,
  ...Object.fromEntries(
    marks.map((name) => [`mark_${name}`, ({ provenance }: Idea) => provenance?.judgement[name] ?? null]),
  ),
  prompt: ({ provenance }) => provenance?.prompt ?? null,
};

/** Ideas as CSV, a line each, with every field and where they came from. Begins with a byte order mark if asked. */
export function writeCsv(ideas: readonly Idea[], groups: GroupNames, byteOrderMark: boolean): string {
  const rows = ideas.map((idea) => Object.values(columns).map((read) => read(idea, groups)));
  return (byteOrderMark ? '\uFEFF' : '') + [Object.keys(columns), ...rows].map(csvLine).join('');
}
