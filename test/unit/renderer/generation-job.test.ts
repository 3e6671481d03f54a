import { randomUUID } from 'node:crypto';
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import {
  afterEvent,
  afterProblem,
  newJob,
  timeLeftMs,
  withArrived,
} from '../../../renderer/features/ideas/generation-job.ts';
import { heededText } from '../../../renderer/features/ideas/job-title.ts';
import { buildIdea } from '../../support/build.ts';

const projectId = randomUUID();

const input = { projectId, method: 'scamper', count: 8 };
const start = newJob(1, input, { kind: 'fresh' }, 1000);
const progress = (phase: 'waiting' | 'loading' | 'drafting', done: number, speed: number | null = null) =>
  ({
    type: 'progress',
    phase,
    done,
    planned: 8,
    stimulus: null,
    totalTokensPerSecond: speed,
  }) as const;

describe('a generation as the window follows it', () => {
  it('counts what arrives and what is skipped', () => {
    let job = afterEvent(start, { type: 'idea', idea: buildIdea(projectId), replaces: null }, 2000);
    job = afterEvent(job, { type: 'skipped', stimulus: 'Reverse it', reason: 'nothing passed' }, 3000);
    expect(job).toMatchObject({ state: 'running', shown: 1, skipped: ['Reverse it'] });
  });

  it('keeps the last speed while a phase has none', () => {
    const job = afterEvent(
      afterEvent(start, progress('drafting', 1, 95), 2000),
      progress('drafting', 2),
      3000,
    );
    expect(job.tokensPerSecond).toBe(95);
  });

  it('says what it follows, and how to make it follow when there is nothing yet', () => {
    const t = ((key: string, values?: { count: number }) =>
      `${key} ${values?.count ?? ''}`.trim()) as TFunction;
    expect(heededText(start, t)).toBeNull();
    const begun = (wanted: number, unwanted: number) =>
      afterEvent(
        start,
        { type: 'started', generationId: randomUUID(), seed: 1, model: 'm', heeded: { wanted, unwanted } },
        2000,
      );
    const shown = { type: 'idea', idea: buildIdea(projectId), replaces: null } as const;
    expect(heededText(begun(3, 2), t)).toBe('ideas.heedsWanted 3 ideas.heedsUnwanted 2');
    expect(heededText(begun(0, 1), t)).toBe('ideas.heedsUnwanted 1');
    expect(heededText(begun(0, 0), t)).toBeNull();
    expect(heededText(afterEvent(begun(0, 0), shown, 3000), t)).toBe('ideas.heedsNothing');
  });

  it('tells being called off from failing', () => {
    const problem = { code: 'cancelled', message: 'Stopped.', remedy: '' } as const;
    expect(afterProblem(start, problem)).toMatchObject({ state: 'stopped', problem: null });
    const lost = { ...problem, code: 'backend-lost' } as const;
    expect(afterProblem(start, lost)).toMatchObject({ state: 'failed', problem: lost });
  });
});

describe('timeLeftMs', () => {
  it('says nothing before the first stimulus is done', () => {
    expect(timeLeftMs(start, 5000)).toBeNull();
    expect(timeLeftMs(afterEvent(start, progress('drafting', 0), 2000), 5000)).toBeNull();
  });

  it('does not count the loading, and ends at nothing', () => {
    let job = afterEvent(start, progress('loading', 0), 1000);
    job = afterEvent(job, progress('drafting', 0), 10_000);
    job = afterEvent(job, progress('drafting', 2), 14_000);
    expect(timeLeftMs(job, 14_000)).toBe(12_000);
    expect(timeLeftMs(afterEvent(job, progress('drafting', 8), 26_000), 26_000)).toBe(0);
  });
});

describe('withArrived', () => {
  const [a, b, c] = [buildIdea(projectId), buildIdea(projectId), buildIdea(projectId)];

  it('adds at the end, once', () => {
    expect(withArrived([a], b, null)).toEqual([a, b]);
    expect(withArrived([a, b], b, null)).toEqual([a, b]);
  });

  it('takes the place of what it replaces, or the end where that is gone', () => {
    expect(withArrived([a, b], c, a.id)).toEqual([c, b]);
    expect(withArrived([b], c, a.id)).toEqual([b, c]);
  });
});
