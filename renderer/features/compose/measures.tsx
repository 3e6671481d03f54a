import { classNames } from '../../ui/class-names.ts';

/** Something measured of a text, with what it means. */
export interface Measure {
  readonly name: string;
  readonly value: string;
  readonly hint: string;
  /** Something to look at. */
  readonly unsure?: boolean;
}

/** What was measured, a line each; the pointer that rests on a name is told what it means. */
export function Measures({ measures }: { readonly measures: readonly Measure[] }) {
  return (
    <dl className="space-y-1 text-small">
      {measures.map(({ name, value, hint, unsure }) => (
        <div key={name} className="flex items-baseline justify-between gap-4">
          <dt title={hint} className="shrink-0 text-ink-3">
            {name}
            <span className="sr-only"> ({hint})</span>
          </dt>
          <dd
            className={classNames(
              'min-w-0 text-right tabular-nums [overflow-wrap:anywhere]',
              unsure ? 'text-amber' : 'text-ink-2',
            )}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
