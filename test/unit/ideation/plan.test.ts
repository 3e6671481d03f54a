import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GenerateInput, Idea } from '../../../contract/ideation.ts';
import type { Fit } from '../../../backend/ideation/choose-cards.ts';
import type { IdeationLibrary } from '../../../backend/ideation/library.ts';
import { createPlan, requireBrief, type Task } from '../../../backend/ideation/plan.ts';
import type { Conventions } from '../../../backend/ideation/ports.ts';
import { readLibrary } from '../../../backend/library-folder.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import { briefOf } from './brief.ts';
import { embeddedFolder } from '../../support/embedded-model.ts';

const conventions = JSON.parse(
  readFileSync(path.join(embeddedFolder, 'conventions.json'), 'utf8'),
) as Conventions;
const brief = { ...briefOf(), projectId: 'p', about: null, updatedAt: 0 };
/** Longer texts count as closer, so that the first card of a kind is hardly ever the one chosen. */
const fit: Fit = (texts) => Promise.resolve(texts.map((text) => text.length / 1000));
const ranking = {
  ...{ fit, needs: new Map<string, number>(), liking: new Map<string, number>() },
  had: new Set<string>(),
};
let library: IdeationLibrary;
beforeAll(async () => {
  library = await readLibrary('library');
});

const planFor = (input: Partial<GenerateInput>, extra: { like?: Idea; replaced?: Idea } = {}) =>
  createPlan({
    input: { projectId: 'p', method: 'mixed', count: 1, ...input },
    brief,
    conventions,
    library,
    like: extra.like ?? null,
    replaced: extra.replaced ?? null,
    random: createRandom(5),
  });

/** Settles `count` places, the first task of each winning. */
async function winners(method: string, count: number): Promise<Task[]> {
  const plan = planFor({ method });
  const won: Task[] = [];
  for (let place = 0; place < count; place++) {
    const tasks = await plan.next(ranking);
    const [winner] = tasks;
    if (!winner) break;
    plan.settle(tasks, winner);
    won.push(winner);
  }
  return won;
}

describe('a plan', () => {
  it('gives one idea for each SCAMPER verb, in order, and again', async () => {
    const verbs = (await winners('scamper', 14)).map(
      ({ stimulus }) => library.cards.find((card) => card.id === stimulus.id)?.verb,
    );
    const order = library.methods.find(({ id }) => id === 'scamper')?.order ?? [];
    expect(order).toHaveLength(7);
    expect(verbs).toEqual([...order, ...order]);
  });

  it('takes no kind twice among three in a row when everything is mixed', async () => {
    const kinds = (await winners('mixed', 15)).map(({ stimulus }) => stimulus.kind);
    for (let i = 0; i + 3 <= kinds.length; i++) expect(new Set(kinds.slice(i, i + 3)).size).toBe(3);
  });

  it('never gives a card twice, and ends when the cards do', async () => {
    const ids = (await winners('people', 40)).map(({ stimulus }) => stimulus.id);
    expect(ids).toHaveLength(library.cards.filter(({ kind }) => kind === 'person').length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets two cards compete, and keeps the loser for later', async () => {
    const plan = planFor({ method: 'reverse' });
    const tasks = await plan.next(ranking);
    expect(tasks).toHaveLength(2);
    plan.settle(tasks, tasks[0] ?? null);
    const seen = new Set<string>();
    for (let place = 0; place < 40; place++) {
      const next = await plan.next(ranking);
      plan.settle(next, next[0] ?? null);
      for (const { stimulus } of next) seen.add(stimulus.id);
    }
    expect(seen.has(tasks[1]?.stimulus.id ?? '')).toBe(true);
    expect(seen.has(tasks[0]?.stimulus.id ?? '')).toBe(false);
  });

  it('asks other cards when none was worth showing', async () => {
    const plan = planFor({ method: 'scamper' });
    const tasks = await plan.next(ranking);
    plan.settle(tasks, null);
    const instead = await plan.instead(tasks, ranking);
    const ids = tasks.map(({ stimulus }) => stimulus.id);
    expect(instead.length).toBeGreaterThan(0);
    for (const { stimulus } of instead) expect(ids).not.toContain(stimulus.id);
  });

  it('draws from every kind for more like an idea, but not its own card again', async () => {
    const card = library.cards[0]?.id ?? '';
    const like = {
      id: 'i',
      title: 'T',
      pitch: 'P.',
      provenance: { stimulus: { id: card } },
    } as unknown as Idea;
    const plan = planFor({ method: 'scamper' }, { like });
    const random = createRandom(3);
    const liking = new Map(library.cards.map(({ id }) => [`${id}#0`, random()]));
    expect(plan.method).toBe('more-like-this');
    expect(plan.parentId()).toBe('i');
    const kinds = new Set<string>();
    for (let place = 0; place < 60; place++) {
      const tasks = await plan.next({ ...ranking, liking });
      plan.settle(tasks, tasks[0] ?? null);
      for (const { stimulus } of tasks) {
        expect(stimulus.id).not.toBe(card);
        kinds.add(stimulus.kind);
      }
    }
    expect(kinds.size).toBeGreaterThan(3);
  });

  it('refuses an unknown method and an empty brief, and says what to do', () => {
    expect(() => planFor({ method: 'osmosis' })).toThrow('osmosis');
    expect(() => {
      requireBrief({ ...brief, title: ' ', problem: '' });
    }).toThrow('empty');
  });
});
