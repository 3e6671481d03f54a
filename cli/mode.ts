import type { Invocation } from './command.ts';
import { UsageError } from './usage-error.ts';

/** How questions are answered: by quoting, unless the model is to write. Throws UsageError. */
export function modeOf(value: Invocation['options'][string]): 'quote' | 'write' {
  if (value === undefined) return 'quote';
  if (value === 'quote' || value === 'write') return value;
  throw new UsageError('--mode is quote or write.');
}
