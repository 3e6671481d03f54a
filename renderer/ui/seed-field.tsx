import { useId } from 'react';
import { parseSeed } from './seed.ts';

interface SeedFieldProps {
  readonly label: string;
  readonly value: string;
  /** Said beside it, and what takes its place while no seed is typed. */
  readonly hint: string;
  readonly problem: string;
  onChange(value: string): void;
}

/** The number that chance begins with, for whoever wants the same again. */
export function SeedField({ label, value, hint, problem, onChange }: SeedFieldProps) {
  const id = useId();
  const isWrong = parseSeed(value) === null;
  return (
    <>
      <label htmlFor={id} className="text-ui text-ink-2">
        {label}
      </label>
      <input
        id={id}
        inputMode="numeric"
        value={value}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-32 rounded-md border border-hairline-strong bg-transparent px-2 tabular-nums aria-invalid:border-red"
      />
      <p
        id={`${id}-hint`}
        className={`min-w-0 flex-1 basis-60 text-small ${isWrong ? 'text-red' : 'text-ink-3'}`}
      >
        {isWrong ? problem : hint}
      </p>
    </>
  );
}
