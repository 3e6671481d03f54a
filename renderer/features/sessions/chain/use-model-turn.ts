import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../contract/errors.ts';
import type { EventOf } from '../../../../contract/index.ts';
import type { Link } from '../../../../contract/sessions.ts';
import { problemOf, useBackend } from '../../../backend.ts';
import { useTasks } from '../../../ui/tasks.ts';

type Candidates = Extract<EventOf<'sessions.addition'>, { type: 'done' }>['candidates'];

interface Turn {
  readonly state: 'idle' | 'running';
  /** The best first; the one offered is the first. Null before the model was asked. */
  readonly candidates: Candidates | null;
  /** Stimuli that were had in this chain, those that were turned down included. */
  readonly had: readonly string[];
  readonly problem: Problem | null;
}

const idle: Turn = { state: 'idle', candidates: null, had: [], problem: null };

/** The model's turn in a chain: asks for candidates and offers one after the other. */
export function useModelTurn(projectId: string, chain: readonly Link[]) {
  const { t } = useTranslation();
  const backend = useBackend();
  const tasks = useTasks();
  const [turn, setTurn] = useState(idle);
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  const ask = useCallback(async () => {
    const task = tasks.start(() => t('sessions.chain.task'), `/projects/${projectId}/ideas`);
    stop.current = () =>
      tasks.list
        .get()
        .find(({ id }) => id === task.id)
        ?.stop();
    setTurn((now) => ({ ...now, state: 'running', candidates: null, problem: null }));
    const last = chain.at(-1) ?? null;
    const had = [
      ...new Set([...turn.had, ...chain.flatMap(({ provenance }) => provenance?.stimulus.id ?? [])]),
    ];
    try {
      const input = { projectId, last: last && { title: last.title, text: last.text }, had: had.slice(-200) };
      for await (const event of backend.stream('sessions.addition', input, task.signal)) {
        if (event.type === 'progress') {
          const { phase } = event;
          task.progress({ says: () => t(`ideas.phases.${phase}`) });
        } else {
          const asked = event.candidates.map(({ provenance }) => provenance.stimulus.id);
          setTurn({ ...idle, candidates: event.candidates, had: [...had, ...asked] });
          task.end('done', null);
        }
      }
    } catch (error) {
      const problem = problemOf(error);
      const isStopped = problem.code === 'cancelled';
      setTurn((now) => ({ ...now, state: 'idle', problem: isStopped ? null : problem }));
      task.end(isStopped ? 'stopped' : 'failed', isStopped ? null : () => problem.message);
    }
  }, [backend, tasks, t, projectId, chain, turn.had]);

  return {
    ...turn,
    ask: () => void ask(),
    stop: () => stop.current(),
    /** Turns the candidate offered down; the next one is offered. */
    turnDown: () => setTurn((now) => ({ ...now, candidates: now.candidates?.slice(1) ?? null })),
    /** Forgets what was offered: one was taken. */
    clear: () => setTurn(({ had }) => ({ ...idle, had })),
  };
}
