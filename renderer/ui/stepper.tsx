import { Minus, Plus } from 'lucide-react';
import { classNames } from './class-names.ts';

interface StepperProps {
  readonly label: string;
  readonly fewer: string;
  readonly more: string;
  /** As typed: what is not yet a number stays as it is. */
  readonly value: string;
  readonly min: number;
  readonly max: number;
  /** The element that says why the value won't do; null when it will. */
  readonly problemId: string | null;
  onChange(value: string): void;
}

/** A small number, typed or stepped. */
export function Stepper({ label, fewer, more, value, min, max, problemId, onChange }: StepperProps) {
  const number = Number(value);
  const step = (by: number) => onChange(String(Math.min(max, Math.max(min, (number || 0) + by))));
  const knob =
    'flex h-full w-7 items-center justify-center text-ink-3 hover:bg-paper-low hover:text-ink disabled:opacity-40';
  return (
    <div
      className={classNames(
        'flex h-8 w-fit items-center overflow-hidden rounded-md border focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent',
        problemId ? 'border-red' : 'border-hairline-strong',
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={fewer}
        disabled={number <= min}
        className={knob}
        onClick={() => step(-1)}
      >
        <Minus size={14} aria-hidden />
      </button>
      <input
        type="number"
        aria-label={label}
        title={label}
        aria-invalid={problemId !== null}
        aria-describedby={problemId ?? undefined}
        min={min}
        max={max}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="bare-number w-11 bg-transparent text-center tabular-nums outline-none"
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label={more}
        disabled={number >= max}
        className={knob}
        onClick={() => step(1)}
      >
        <Plus size={14} aria-hidden />
      </button>
    </div>
  );
}
