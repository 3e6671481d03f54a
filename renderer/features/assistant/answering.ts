import type { QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import type { InputOf } from '../../../contract/index.ts';
import { patchAnswer, problemOf, type Backend } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';
import { afterAnswerEvent, type AnswerEvent } from './conversation-view.ts';

/** How the making of an answer stands. */
export interface AnsweringState {
  readonly running: boolean;
  readonly phase: Extract<AnswerEvent, { type: 'progress' }>['phase'];
  /** The sentence shown last, to be announced. */
  readonly said: string;
  readonly problem: Problem | null;
}

/** A question, or an answer to be made again. */
export type AnswerOrder =
  | { readonly kind: 'ask'; readonly input: InputOf<'assistant.answer'> }
  | {
      readonly kind: 'again';
      readonly conversationId: string;
      readonly input: InputOf<'assistant.regenerate'>;
    };

/** Answers being made in a window, by conversation; they go on when one leaves the page. */
export interface Answering {
  readonly states: Store<Readonly<Record<string, AnsweringState>>>;
  start(order: AnswerOrder): void;
  stop(conversationId: string): void;
  /** What an answer being made is stopped by. */
  signalOf(conversationId: string): AbortSignal | undefined;
}

/** Makes the answering of a window. */
export function createAnswering(backend: Backend, queries: QueryClient): Answering {
  const states = createStore<Readonly<Record<string, AnsweringState>>>({});
  const controllers = new Map<string, AbortController>();

  const run = async (conversationId: string, order: AnswerOrder, signal: AbortSignal) => {
    let state: AnsweringState = { running: true, phase: 'waiting', said: '', problem: null };
    const show = (change: Partial<AnsweringState>) => {
      state = { ...state, ...change };
      states.set((now) => ({ ...now, [conversationId]: state }));
    };
    show({});
    let answerId: string | null = null;
    const events =
      order.kind === 'ask'
        ? backend.stream('assistant.answer', order.input, signal)
        : backend.stream('assistant.regenerate', order.input, signal);
    try {
      for await (const event of events) {
        if (event.type === 'started') answerId = event.answer.id;
        if (event.type === 'progress') show({ phase: event.phase });
        if (event.type === 'sentence') show({ said: event.sentence.text });
        const id = answerId;
        patchAnswer(queries, 'conversations.get', { id: conversationId }, (now) =>
          afterAnswerEvent(now, event, id),
        );
      }
    } catch (error) {
      const problem = problemOf(error);
      show({ problem: problem.code === 'cancelled' || signal.aborted ? null : problem });
    } finally {
      show({ running: false });
      controllers.delete(conversationId);
      void queries.invalidateQueries({ queryKey: ['conversations.get'] });
      void queries.invalidateQueries({ queryKey: ['conversations.list'] });
    }
  };

  return {
    states,
    start(order) {
      const id = order.kind === 'ask' ? order.input.conversationId : order.conversationId;
      if (controllers.has(id)) return;
      const controller = new AbortController();
      controllers.set(id, controller);
      void run(id, order, controller.signal);
    },
    stop: (conversationId) => controllers.get(conversationId)?.abort(),
    signalOf: (conversationId) => controllers.get(conversationId)?.signal,
  };
}

export const AnsweringContext = createContext<Answering | null>(null);

/** The answering of this window. */
export function useAnswering(): Answering {
  const answering = use(AnsweringContext);
  if (!answering) throw new Error('No AnsweringContext above');
  return answering;
}
