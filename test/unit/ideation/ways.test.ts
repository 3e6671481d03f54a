import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GenerateInput, Idea } from '../../../contract/ideation.ts';
import type { Fit } from '../../../backend/ideation/choose-cards.ts';
import type { IdeationLibrary } from '../../../backend/ideation/library.ts';
import { createPlan, type Task } from '../../../backend/ideation/plan.ts';
import type { Conventions } from '../../../backend/ideation/ports.ts';
import {
  combinationCount,
  combinationKey,
  dealCombinations,
} from '../../../backend/ideation/ways/combinations.ts';
import { readLibrary } from '../../../backend/library-folder.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import { briefOf } from './brief.ts';
import { embeddedFolder } from '../../support/embedded-model.ts';

const conventions = JSON.parse(
  readFileSync(path.join(embeddedFolder, 'conventions.json'), 'utf8'),
) as Conventions;
const fit: Fit = (texts) => Promise.resolve(texts.map((text) => text.length / 1000));
const ranking = {
  ...{ fit, needs: new Map<string, number>(), liking: new Map<string, number>() },
  had: new Set<string>(),
};
let library: IdeationLibrary;
beforeAll(async () => {
  library = await readLibrary('library');
});

const planFor = (input: Partial<GenerateInput>, seed = 5) =>
  createPlan({
    input: { projectId: 'p', method: 'mixed', count: 2, ...input },
    brief: { ...briefOf(), projectId: 'p', about: null, updatedAt: 0 },
    ...{ conventions, library, like: null, replaced: null },
    random: createRandom(seed),
  });
const ideaOf = (title: string) => ({ id: `id of ${title}`, title }) as Idea;

const textsOf = (beginnings: Task['beginnings']) => beginnings.map(({ text }) => text);

describe('every method', () => {
  it('asks with eight beginnings whose places are filled', async () => {
    for (const { id } of library.methods) {
      const plan = planFor({ method: id });
      for (let place = 0; place < 3; place++) {
        const tasks = await plan.next(ranking);
        expect(tasks.length, id).toBeGreaterThan(0);
        for (const { beginnings, stimulus } of tasks) {
          const openings = textsOf(beginnings);
          expect(openings, id).toHaveLength(8);
          expect(openings.join(' '), stimulus.id).not.toMatch(/[{}|]/);
          expect(openings, stimulus.id).not.toContain('');
        }
        plan.settle(tasks, tasks[0] ?? null);
        plan.shown(ideaOf('Night Shelf'));
      }
    }
  });
});

describe('role-storming', () => {
  const ask = async (personas: GenerateInput['personas']) =>
    (await planFor({ method: 'role-storming', personas }).next(ranking))[0] as Task;

  it('asks as a person of one’s own, and says who', async () => {
    const { stimulus, beginnings } = await ask([
      { name: 'Ruth', who: 'a night nurse', cares: 'quiet; sleep' },
    ]);
    expect(stimulus.text).toBe('Person: Ruth, a night nurse, who cares about quiet; sleep.');
    expect(textsOf(beginnings).every((opening) => /Ruth|quiet/.test(opening))).toBe(true);
  });
  it('gives a person of the library the beginnings written for them', async () => {
    const [ana] = library.personas;
    const { stimulus, beginnings } = await ask([
      { name: ana!.name.en, who: ana!.who.en, cares: ana!.cares.en },
    ]);
    expect(stimulus.id).toBe(ana!.id);
    expect(beginnings.map(({ completion }) => completion?.title)).toContain('Settled by Eight');
  });
  it('takes braces for text, and what is cared about at length for no name', async () => {
    const { beginnings } = await ask([{ name: '{staff}', who: '', cares: 'x '.repeat(60) }]);
    expect(textsOf(beginnings).join(' ')).not.toMatch(/[{}|]|x x/);
  });
  it('asks one person as often as ideas are wanted', async () => {
    const plan = planFor({
      method: 'role-storming',
      count: 3,
      personas: [{ name: 'Ruth', who: '', cares: '' }],
    });
    for (let place = 0; place < 3; place++) {
      const tasks = await plan.next(ranking);
      expect(tasks).toHaveLength(1);
      plan.settle(tasks, tasks[0] ?? null);
    }
  });
});

describe('a morphological box', () => {
  const option = (text: string) => ({ text, asked: null });
  const rows = [
    { name: 'Who', role: 'who' as const, options: [option('neighbours'), option('A school class')] },
    { name: 'With what', role: 'means' as const, options: [option('a printed card'), option('a song')] },
    { name: 'When', role: 'when' as const, options: [option('the evening before')] },
  ];
  it('puts the picked combination into the question and its beginnings', async () => {
    const plan = planFor({ method: 'morphological-box', box: { rows }, combinations: [[1, 0, 0]] });
    const [task] = await plan.next(ranking);
    expect(task?.stimulus.text).toBe('Combine: a school class, a printed card and the evening before.');
    for (const opening of textsOf(task?.beginnings ?? []))
      expect(opening.toLowerCase()).toMatch(/a school class|a printed card/);
    // People wrote what follows; the title names cells in short, and nothing stays a place.
    for (const { completion } of task?.beginnings ?? []) {
      expect(completion?.title).toMatch(/^(?:Printed Card|School Class|One Task to School Class|Lighter)/);
      expect(completion?.title).not.toMatch(/[{}]/);
    }
  });
  it('gives combinations beginnings of their own', async () => {
    const plan = planFor({ method: 'morphological-box', count: 7 });
    const firsts = new Set<string>();
    for (let place = 0; place < 7; place++) {
      const tasks = await plan.next(ranking);
      firsts.add(tasks[0]!.beginnings[0]!.completion!.why);
      plan.settle(tasks, tasks[0]!);
      plan.shown(ideaOf(`Idea ${String(place)}`));
    }
    expect(firsts.size).toBeGreaterThan(2);
  });
  it('names cells of the person’s own in a row', async () => {
    const own = [{ ...rows[0]!, role: null }, rows[1]!];
    const plan = planFor({ method: 'morphological-box', box: { rows: own }, combinations: [[0, 1]] });
    const [task] = await plan.next(ranking);
    for (const opening of textsOf(task?.beginnings ?? [])) expect(opening).toContain('neighbours and a song');
  });
  it('refuses a combination that is not in it', () => {
    const plan = () => planFor({ method: 'morphological-box', box: { rows }, combinations: [[0, 5, 0]] });
    expect(plan).toThrow(/not in the box/);
  });

  const deal = (count: number, used: readonly string[] = [], seed = 1) =>
    dealCombinations(rows, count, new Set(used), createRandom(seed)).map(combinationKey);
  it('deals every combination once, and then none', () => {
    expect(combinationCount(rows)).toBe(4);
    const all = deal(10);
    expect(new Set(all).size).toBe(4);
    expect(deal(10, all)).toEqual([]);
    expect(deal(10, all.slice(1))).toEqual(all.slice(0, 1));
  });
  it('deals the same for the same seed', () => {
    expect(deal(2, [], 7)).toEqual(deal(2, [], 7));
    const large = Array.from({ length: 8 }, () => ({ ...rows[0]!, options: Array(12).fill(option('x')) }));
    const keys = dealCombinations(large, 50, new Set(), createRandom(3)).map(combinationKey);
    expect(new Set(keys).size).toBe(50);
  });
});

describe('a chain', () => {
  it('begins with a spark, then adds to the idea before, by its name', async () => {
    const plan = planFor({ method: 'yes-and' });
    const [first] = await plan.next(ranking);
    expect(first?.stimulus.kind).toBe('spark');
    expect(plan.parentId()).toBeNull();
    plan.settle([first!], first!);
    plan.shown(ideaOf('Return Card'));
    const [second] = await plan.next(ranking);
    expect(second?.stimulus.kind).toBe('yes-and');
    expect(plan.parentId()).toBe('id of Return Card');
    for (const opening of textsOf(second?.beginnings ?? [])) expect(opening).toMatch(/the Return Card/i);
  });
});
