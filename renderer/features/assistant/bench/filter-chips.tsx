import { RadioGroup } from 'radix-ui';

interface FilterChipsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly count: number;
    readonly hint?: string;
  }[];
  onChange(value: T): void;
}

/** One part of a list at a time, each with how many there are. */
export function FilterChips<T extends string>({ label, value, options, onChange }: FilterChipsProps<T>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      orientation="horizontal"
      onValueChange={(next) => onChange(next as T)}
      className="flex flex-wrap items-center gap-1.5"
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          title={option.hint}
          className="h-7 rounded-md border border-hairline-strong px-2.5 text-small text-ink-2 transition-colors duration-100 hover:border-ink-3 hover:text-ink data-[state=checked]:border-accent data-[state=checked]:bg-accent-wash data-[state=checked]:text-ink"
        >
          {option.label} <span className="tabular-nums">{option.count}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
