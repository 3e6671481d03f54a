import { useEffect, useState } from 'react';
import type { Problem } from '../../../../contract/errors.ts';
import type { InputOf, OutputOf } from '../../../../contract/index.ts';
import type { ListForm } from '../../../../contract/own-ideas.ts';
import { problemOf, useBackend } from '../../../backend.ts';

/** What is brought in: a pasted text, a text file, or a table. */
export type OwnSource =
  | { readonly kind: 'pasted'; readonly text: string; readonly form?: ListForm }
  | {
      readonly kind: 'text-file';
      readonly name: string;
      readonly path: string;
      readonly form?: ListForm;
      readonly encoding?: InputOf<'ideas.readText'>['encoding'];
    }
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly source: InputOf<'ideas.readTable'>['source'];
      readonly options: NonNullable<InputOf<'ideas.readTable'>['options']>;
      readonly columns: NonNullable<InputOf<'ideas.readTable'>['columns']>;
    };

/** What was read, of either kind. */
export type Read =
  | ({ readonly kind: 'text' } & OutputOf<'ideas.readText'>)
  | ({ readonly kind: 'table' } & OutputOf<'ideas.readTable'>);

interface Reading {
  /** What this was read from; another source is being read while they differ. */
  readonly of: OwnSource | null;
  readonly read: Read | null;
  readonly problem: Problem | null;
}

/** Typing is read when it pauses. */
const pauseMs = 250;
const nothing: Reading = { of: null, read: null, problem: null };

/** Reads a source whenever it changes; `ideasAt` makes it read again after the board changed. */
export function useReading(projectId: string, source: OwnSource, ideasAt: number): Reading {
  const backend = useBackend();
  const [reading, setReading] = useState(nothing);
  const isEmpty = source.kind === 'pasted' && source.text.trim() === '';
  useEffect(() => {
    if (isEmpty) return;
    let isCurrent = true;
    const attempt = async () => {
      try {
        const read = await readSource(backend, projectId, source);
        if (isCurrent) setReading({ of: source, read, problem: null });
      } catch (error) {
        if (isCurrent) setReading({ of: source, read: null, problem: problemOf(error) });
      }
    };
    const timer = setTimeout(() => void attempt(), source.kind === 'pasted' ? pauseMs : 0);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [backend, projectId, source, isEmpty, ideasAt]);
  return isEmpty ? nothing : reading;
}

async function readSource(
  backend: ReturnType<typeof useBackend>,
  projectId: string,
  source: OwnSource,
): Promise<Read> {
  if (source.kind === 'table') {
    const { source: from, options, columns } = source;
    const read = await backend.call('ideas.readTable', { projectId, source: from, options, columns });
    return { kind: 'table', ...read };
  }
  const from =
    source.kind === 'pasted'
      ? { kind: 'pasted' as const, text: source.text }
      : { kind: 'file' as const, path: source.path };
  const read = await backend.call('ideas.readText', {
    ...{ projectId, source: from, form: source.form },
    encoding: source.kind === 'pasted' ? undefined : source.encoding,
  });
  return { kind: 'text', ...read };
}
