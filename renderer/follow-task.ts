import type { TaskHandle } from './ui/tasks.ts';

/** What long work tells of how far it is. */
export interface Progress<Phase extends string> {
  readonly type: 'progress';
  readonly phase: Phase;
  readonly share: number | null;
  readonly remainingMs: number | null;
}

/** Follows work as a task in the foot: how far it is goes there, in the words of its phase; the rest is handed on. */
export async function followTask<Event extends { readonly type: string }, Phase extends string>(
  task: TaskHandle,
  events: AsyncIterable<Event | Progress<Phase>>,
  phaseName: (phase: Phase) => string,
  onEvent: (event: Event) => void,
): Promise<void> {
  for await (const event of events) {
    if (!isProgress<Phase>(event)) {
      onEvent(event);
      continue;
    }
    const { phase, share, remainingMs } = event;
    task.progress({ share, timeLeftMs: remainingMs, says: () => phaseName(phase) });
  }
}

function isProgress<Phase extends string>(event: { readonly type: string }): event is Progress<Phase> {
  return event.type === 'progress';
}
