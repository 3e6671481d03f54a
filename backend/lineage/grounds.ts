import type { Idea } from '../../contract/ideation.ts';
import type { Revision, Run, RunGround } from '../../contract/lineage.ts';
import type { Brief, BriefFields } from '../../contract/projects.ts';
import type { Generator, StoredRun } from './ports.ts';

const briefFields = ['title', 'problem', 'people', 'constraints', 'assets', 'success'] as const;

/** A project as it is now, to hold its runs against. */
export interface Now {
  readonly brief: Brief;
  readonly ideas: readonly Idea[];
  readonly revisions: readonly Revision[];
  readonly generator: Pick<Generator, 'library' | 'modelSha256' | 'hashOf'>;
}

/** The ideas that were on the table when a run began, with their texts of then; those whose text is lost left out. */
export function tableThen({ given }: StoredRun, { ideas, revisions, generator }: Now): Idea[] {
  return (given?.ideas ?? []).flatMap(({ id, hash }) => {
    const idea = ideas.find((one) => one.id === id);
    if (!idea) return [];
    if (generator.hashOf(idea) === hash) return [idea];
    const then = revisions.find((one) => one.ideaId === id && generator.hashOf(one) === hash);
    return then ? [{ ...idea, title: then.title, pitch: then.pitch }] : [];
  });
}

/** What is another now than when the run began. */
export function changedSince(run: StoredRun, now: Now): RunGround[] {
  const { given } = run;
  if (!given) return [];
  const changes: Readonly<Record<RunGround, boolean>> = {
    brief:
      briefFields.some((field) => given.brief[field] !== now.brief[field]) ||
      given.brief.about?.join() !== now.brief.about?.join(),
    model: now.generator.modelSha256(run.model.id) !== run.model.sha256,
    library: given.library !== now.generator.library,
    ideas: tableThen(run, now).length < given.ideas.length,
  };
  return (Object.keys(changes) as RunGround[]).filter((ground) => changes[ground]);
}

/** A run as it is shown. */
export function runOf(stored: StoredRun, now: Now): Run {
  const { id, method, count, seed, model, state, startedAt, given } = stored;
  return {
    ...{ id, method, count, seed, model, state, startedAt },
    ideas: ideasOf(stored, now).length,
    brief: given && briefFieldsOf(given.brief),
    changed: changedSince(stored, now),
  };
}

/** The ideas of a run that are in the project, as they were first written. */
export function ideasOf({ id }: StoredRun, { ideas, revisions }: Now): Idea[] {
  return ideas
    .filter(({ provenance }) => provenance?.generationId === id)
    .map((idea) => {
      const first = revisions.find(({ ideaId }) => ideaId === idea.id);
      return first ? { ...idea, ...textOf(first) } : idea;
    });
}

/** The text of an idea or of a revision. */
export function textOf({ title, pitch, who, why, experiment }: Revision | Idea) {
  return { title, pitch, who, why, experiment };
}

function briefFieldsOf({ title, problem, people, constraints, assets, success }: Brief): BriefFields {
  return { title, problem, people, constraints, assets, success };
}
