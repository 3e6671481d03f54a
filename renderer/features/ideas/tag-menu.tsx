import { Check, Minus, Tag } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tagLimit, tagSchema, type Idea } from '../../../contract/ideation.ts';
import { Button } from '../../ui/button.tsx';
import { menuLook } from '../../ui/menu-look.ts';

interface TagMenuProps {
  /** What is to be tagged. */
  readonly ideas: readonly Idea[];
  /** Every tag there is on the board. */
  readonly known: readonly string[];
  readonly open: boolean;
  onOpen(open: boolean): void;
  /** Adds a tag to all, or takes it from them when all have it. */
  onTag(tag: string): void;
}

/** Tags for what is picked: those there are, to be set and taken away, and a line for new ones. */
export function TagMenu({ ideas, known, open, onOpen, onTag }: TagMenuProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const parsed = tagSchema.safeParse(typed);
  const having = (tag: string) => ideas.filter(({ tags }) => tags.includes(tag)).length;
  const matching = known.filter((tag) => !parsed.success || tag.includes(parsed.data));
  return (
    <Popover.Root open={open} onOpenChange={onOpen}>
      <Popover.Trigger asChild>
        <Button look="quiet" icon={<Tag size={14} aria-hidden />}>
          {t('board.bar.tags')}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          sideOffset={8}
          aria-label={t('board.bar.tags')}
          className={`${menuLook} w-60`}
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!parsed.success) return;
              onTag(parsed.data);
              setTyped('');
            }}
          >
            <input
              autoFocus
              value={typed}
              aria-label={t('board.bar.newTag')}
              placeholder={t('board.bar.newTag')}
              aria-invalid={typed.trim() !== '' && !parsed.success}
              onChange={(event) => setTyped(event.target.value)}
              className="h-8 w-full rounded-sm bg-transparent px-2 outline-none"
            />
          </form>
          {typed.trim() !== '' && !parsed.success && (
            <p className="px-2 py-1 text-small text-red">{t('board.bar.badTag', { limit: tagLimit })}</p>
          )}
          {matching.length > 0 && (
            <ul className="max-h-52 overflow-y-auto border-t border-hairline pt-1">
              {matching.map((tag) => {
                const count = having(tag);
                return (
                  <li key={tag}>
                    <button
                      type="button"
                      aria-pressed={count === ideas.length ? true : count > 0 ? 'mixed' : false}
                      onClick={() => onTag(tag)}
                      className="flex w-full items-center justify-between gap-2 rounded-sm px-2 py-1 text-left hover:bg-accent-wash"
                    >
                      <span className="min-w-0 [overflow-wrap:anywhere]">#{tag}</span>
                      {count === ideas.length ? (
                        <Check size={14} aria-hidden className="text-accent" />
                      ) : (
                        count > 0 && <Minus size={14} aria-hidden className="text-ink-3" />
                      )}
                    </button>
                  </li>
                );
              })}
            </ul>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
