import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import type { OwnModel } from '../../contract/models.ts';
import { emitted } from '../streams/emitted.ts';
import { importModel } from './import-model.ts';
import type { ModelParts } from './parts.ts';

type ImportProgress = Extract<EventOf<'models.import'>, { type: 'progress' }>;

/** Imports a model, tells how far it is, and gives it once it is in its place. */
export function importEvents(
  { registry, own, worker }: ModelParts,
  input: ParsedInputOf<'models.import'>,
  signal: AbortSignal,
): AsyncGenerator<ImportProgress, OwnModel, void> {
  const isTaken = (id: string) => registry.list().some((entry) => entry.id === id);
  return emitted((emit) => importModel({ own, worker, isTaken, now: Date.now }, input, signal, emit));
}
