import { Plus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NeedName } from '../../../contract/ideation.ts';
import type { Language } from '../../i18n/language.ts';
import { buttonLook } from '../../ui/button.tsx';
import { menuLook } from '../../ui/menu-look.ts';

interface NeedMenuProps {
  /** Those that can be added. */
  readonly needs: readonly NeedName[];
  /** Whether there are as many as a brief takes. */
  readonly isFull: boolean;
  /** In a line of small things. */
  readonly isSmall?: boolean;
  onAdd(id: string): void;
}

const smallLook =
  'inline-flex h-6 items-center gap-1 rounded-md px-1.5 text-small text-ink-3 hover:bg-paper-low hover:text-ink disabled:opacity-50';

/** Every other thing that a brief can be about, with what it means, to be found by a word of either. */
export function NeedMenu({ needs, isFull, isSmall = false, onAdd }: NeedMenuProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const matching = needs.filter(({ name, meaning }) =>
    `${name[language]} ${meaning[language]}`.toLowerCase().includes(wanted),
  );
  const add = (id: string) => {
    onAdd(id);
    setTyped('');
    setOpen(false);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button
          type="button"
          disabled={isFull}
          title={isFull ? t('brief.about.full') : undefined}
          className={isSmall ? smallLook : buttonLook.quiet}
        >
          <Plus size={isSmall ? 12 : 14} aria-hidden />
          {t('brief.about.add')}
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          sideOffset={6}
          align="start"
          aria-label={t('brief.about.add')}
          className={`${menuLook} w-80 max-w-[calc(100vw-2rem)]`}
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const [first] = matching;
              if (first) add(first.id);
            }}
          >
            <input
              autoFocus
              value={typed}
              aria-label={t('brief.about.find')}
              placeholder={t('brief.about.find')}
              onChange={(event) => setTyped(event.target.value)}
              className="h-8 w-full rounded-sm bg-transparent px-2 outline-none"
            />
          </form>
          {matching.length === 0 ? (
            <p className="border-t border-hairline px-2 py-2 text-small text-ink-2">
              {t('brief.about.none')}
            </p>
          ) : (
            <ul className="max-h-72 overflow-y-auto border-t border-hairline pt-1">
              {matching.map(({ id, name, meaning }) => (
                <li key={id}>
                  <button
                    type="button"
                    onClick={() => add(id)}
                    className="w-full rounded-sm px-2 py-1 text-left hover:bg-accent-wash focus-visible:bg-accent-wash"
                  >
                    {name[language]}
                    <span className="block text-small text-ink-3">{meaning[language]}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
