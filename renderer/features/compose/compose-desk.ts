import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import type { TemplateFields } from '../../../contract/compose-templates.ts';
import type { Backend } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';
import { createGenerations, type Generations } from './generations.ts';
import { createRewritings, type Rewritings } from './rewritings.ts';
import { createStructurings, type Structurings } from './structurings.ts';
import { createTextDrafts, type TextDrafts } from './text-drafts.ts';
import type { WriteForm } from './write-form.ts';

/** What outlives the pages of Compose. */
export interface ComposeDesk {
  /** What is typed to write from a template, by `generationKey`. */
  readonly forms: Store<Readonly<Record<string, WriteForm>>>;
  /** Templates being written, by what the address calls them. */
  readonly templates: Store<Readonly<Record<string, TemplateFields>>>;
  readonly generations: Generations;
  readonly rewritings: Rewritings;
  readonly structurings: Structurings;
  readonly drafts: TextDrafts;
}

/** Makes the desk of a window. */
export function createComposeDesk(
  backend: Backend,
  queries: QueryClient,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): ComposeDesk {
  return {
    forms: createStore<Readonly<Record<string, WriteForm>>>({}),
    templates: createStore<Readonly<Record<string, TemplateFields>>>({}),
    generations: createGenerations(backend, tasks, t, say),
    rewritings: createRewritings(backend, tasks, t, say),
    structurings: createStructurings(backend, tasks, t, say),
    drafts: createTextDrafts(backend, queries),
  };
}

export const ComposeDeskContext = createContext<ComposeDesk | null>(null);

/** The desk of this window. */
export function useComposeDesk(): ComposeDesk {
  const desk = use(ComposeDeskContext);
  if (!desk) throw new Error('No ComposeDeskContext above');
  return desk;
}
