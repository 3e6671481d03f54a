import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { classNames } from './class-names.ts';
import { menuLook } from './menu-look.ts';

interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  /** A line that says more. */
  readonly hint?: string;
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly SelectOption<T>[];
  readonly disabled?: boolean;
  /** What stands there while nothing is chosen. */
  readonly placeholder?: string;
  /** Drawn without a border, inside a table. */
  readonly bare?: boolean;
  onChange(value: T): void;
}

/** One of many, folded away; values are never the empty text. */
export function Select<T extends string>(props: SelectProps<T>) {
  return (
    <Radix.Root
      value={props.value}
      disabled={props.disabled}
      onValueChange={(next) => props.onChange(next as T)}
    >
      <Radix.Trigger
        aria-label={props.label}
        className={classNames(
          'inline-flex h-8 max-w-full min-w-0 items-center gap-1.5 rounded-md text-ui hover:border-ink-3 disabled:opacity-50',
          props.bare
            ? '-ml-2 px-2 font-medium text-accent hover:bg-accent-wash'
            : 'border border-hairline-strong pr-2 pl-3',
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={props.placeholder} />
        </span>
        <Radix.Icon>
          <ChevronDown size={14} className="text-ink-3" aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={6}
          className={`${menuLook} max-h-(--radix-select-content-available-height) max-w-[min(26rem,calc(100vw-2rem))]`}
        >
          <Radix.Viewport>
            {props.options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="relative cursor-default rounded-sm py-1.5 pr-3 pl-8 outline-none select-none data-[highlighted]:bg-accent-wash"
              >
                <Radix.ItemIndicator className="absolute top-2 left-2.5 text-accent">
                  <Check size={14} aria-hidden />
                </Radix.ItemIndicator>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.hint && <span className="block text-small text-ink-2">{option.hint}</span>}
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
