import { InklingError } from '../../contract/errors.ts';
import type { PlanItemFields } from '../../contract/plan-entries.ts';

/** Throws `invalid-input` for days that contradict one another. Days as 2026-03-31 compare as texts do. */
export function checkItem({ kind, startOn, dueOn }: PlanItemFields): void {
  if (kind === 'milestone' && startOn !== null)
    throw new InklingError(
      'invalid-input',
      'A milestone is a single day, but a first day was given too. Nothing was changed.',
      'Leave the first day empty, or make it an action or an experiment.',
    );
  if (startOn !== null && dueOn !== null && startOn > dueOn)
    throw new InklingError(
      'invalid-input',
      `This would end on ${dueOn}, before it starts on ${startOn}. Nothing was changed.`,
      'Choose a last day that is not before the first day.',
    );
}
