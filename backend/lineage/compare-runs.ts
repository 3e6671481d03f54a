import type { Idea } from '../../contract/ideation.ts';
import type { Comparison } from '../../contract/lineage.ts';
import { dot } from '../numerics/vectors.ts';
import { ideasOf, runOf, textOf, type Now } from './grounds.ts';
import { textFields, type Embed, type StoredRun } from './ports.ts';

/** Ideas at least this alike say the same (cosine similarity), as in the making of ideas. */
const sameMeaning = 0.86;

interface Side {
  readonly run: StoredRun;
  readonly ideas: readonly Idea[];
  readonly vectors: readonly Float32Array[];
}

/** Sets two runs side by side. */
export async function compareRuns(
  runs: readonly [StoredRun, StoredRun],
  now: Now,
  embed: Embed,
  signal: AbortSignal,
): Promise<Comparison> {
  const [left, right] = (await Promise.all(
    runs.map(async (run): Promise<Side> => {
      const ideas = ideasOf(run, now);
      const vectors = await embed(
        ideas.map(({ title, pitch }) => pitch || title),
        signal,
      );
      return { run, ideas, vectors };
    }),
  )) as [Side, Side];
  return {
    left: await sideOf(left, now, embed, signal),
    right: await sideOf(right, now, embed, signal),
    differences: differencesOf(left.run, right.run),
    pairs: pairsOf(left, right),
  };
}

async function sideOf({ run, ideas, vectors }: Side, now: Now, embed: Embed, signal: AbortSignal) {
  const brief = run.given?.brief;
  const [problem] =
    brief && vectors.length > 0 ? await embed([`${brief.title}. ${brief.problem}`], signal) : [];
  const between = vectors.flatMap((a, i) => vectors.slice(i + 1).map((b) => dot(a, b)));
  return {
    run: runOf(run, now),
    ideas: ideas.map((idea) => ({ id: idea.id, ...textOf(idea) })),
    diversity: between.length === 0 ? null : 1 - mean(between),
    relevance: problem ? mean(vectors.map((vector) => dot(vector, problem))) : null,
  };
}

function differencesOf(a: StoredRun, b: StoredRun): Comparison['differences'] {
  const isOther = {
    method: a.method !== b.method,
    seed: a.seed !== b.seed,
    count: a.count !== b.count,
    model: a.model.sha256 !== b.model.sha256,
    brief: a.given !== null && b.given !== null && briefText(a) !== briefText(b),
  };
  return (Object.keys(isOther) as (keyof typeof isOther)[]).filter((name) => isOther[name]);
}

function briefText({ given }: StoredRun): string {
  const { title, problem, people, constraints, assets, success } = given!.brief;
  return JSON.stringify([title, problem, people, constraints, assets, success]);
}

/** The closest two first, then the closest two of those left, as long as they say the same. */
function pairsOf(left: Side, right: Side): Comparison['pairs'] {
  const all = left.ideas.flatMap((a, i) =>
    right.ideas.map((b, j) => {
      const sameText = textFields.every((field) => a[field] === b[field]);
      const closeness = Math.min(1, dot(left.vectors[i]!, right.vectors[j]!));
      return { leftId: a.id, rightId: b.id, closeness, sameText };
    }),
  );
  const taken = new Set<string>();
  return all
    .filter(({ closeness, sameText }) => sameText || closeness >= sameMeaning)
    .sort((a, b) => Number(b.sameText) - Number(a.sameText) || b.closeness - a.closeness)
    .filter(({ leftId, rightId }) => {
      if (taken.has(`<${leftId}`) || taken.has(`>${rightId}`)) return false;
      taken.add(`<${leftId}`).add(`>${rightId}`);
      return true;
    });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
