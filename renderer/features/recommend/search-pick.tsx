import { Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { menuItemLook } from '../../ui/menu-look.ts';

interface SearchPickProps<T> {
  readonly label: string;
  readonly nothing: string;
  readonly search: string;
  /** What was found; undefined while that isn't known. */
  readonly found: readonly T[] | undefined;
  readonly keyOf: (one: T) => string;
  readonly textOf: (one: T) => string;
  onSearch(text: string): void;
  onPick(one: T): void;
}

/** A field to search in, with what was found below it: arrows and Enter choose. */
export function SearchPick<T>(props: SearchPickProps<T>) {
  const { label, nothing, search, found = [], keyOf, textOf, onSearch, onPick } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const at = Math.min(active, found.length - 1);
  const pick = (one: T) => {
    onPick(one);
    setOpen(false);
    setActive(0);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      return setOpen(false);
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!open) setOpen(true);
      else setActive(Math.max(0, Math.min(found.length - 1, at + step)));
    }
    const one = found[at];
    if (event.key === 'Enter' && open && one) pick(one);
  };
  return (
    <div
      className="relative w-80 max-w-full"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Search size={14} className="absolute top-2 left-2.5 text-ink-3" aria-hidden />
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
        placeholder={label}
        value={search}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          onSearch(event.target.value);
          setOpen(true);
          setActive(0);
        }}
        onKeyDown={keys}
        className="h-8 w-full rounded-md border border-hairline-strong bg-transparent pr-2 pl-8 text-ui"
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={!open}
        className="absolute top-9 right-0 left-0 z-30 max-h-72 overflow-y-auto rounded-md bg-paper-high p-1 text-ui shadow-float"
      >
        {found.map((one, index) => (
          <li
            key={keyOf(one)}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            data-highlighted={index === at ? '' : undefined}
            className={classNames(menuItemLook, '[overflow-wrap:anywhere]')}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setActive(index)}
            onClick={() => pick(one)}
          >
            {textOf(one)}
          </li>
        ))}
        {props.found?.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled className="px-2 py-1.5 text-ink-3">
            {nothing}
          </li>
        )}
      </ul>
    </div>
  );
}
