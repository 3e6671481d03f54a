import { Check, ChevronDown, Star } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { menuLook } from '../../ui/menu-look.ts';

interface IdeaPickerProps {
  /** In the order in which they are offered. */
  readonly ideas: readonly Idea[];
  readonly chosenId: string | null;
  onChoose(id: string): void;
}

/** As many as anybody reads through; more are found by typing. */
const shownLimit = 60;

/** Chooses one idea of the project: starred ones first, found by a word of theirs. */
export function IdeaPicker({ ideas, chosenId, onChoose }: IdeaPickerProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const found = ideas
    .filter(({ title, pitch }) => `${title} ${pitch}`.toLowerCase().includes(wanted))
    .slice(0, shownLimit);
  const chosen = ideas.find(({ id }) => id === chosenId);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={t('develop.idea.choose')}
        className="-ml-2 inline-flex max-w-full items-center gap-2 rounded-md px-2 py-0.5 text-left font-content text-display font-semibold tracking-[-0.012em] hover:bg-paper-low"
      >
        <span className="min-w-0 [overflow-wrap:anywhere]">{chosen?.title ?? t('develop.idea.choose')}</span>
        <ChevronDown size={20} className="shrink-0 text-ink-3" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          className={`${menuLook} flex max-h-[min(26rem,70vh)] w-[min(30rem,calc(100vw-2rem))] flex-col`}
        >
          <input
            type="search"
            aria-label={t('develop.idea.search')}
            placeholder={t('develop.idea.search')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="m-1 h-8 rounded-md border border-hairline-strong bg-transparent px-2 text-ui"
          />
          <ul aria-label={t('develop.idea.list')} className="min-h-0 overflow-y-auto">
            {found.map((idea) => (
              <li key={idea.id}>
                <button
                  type="button"
                  aria-current={idea.id === chosenId || undefined}
                  onClick={() => {
                    onChoose(idea.id);
                    setOpen(false);
                  }}
                  className="flex w-full items-center gap-2 rounded-sm px-2 py-1.5 text-left text-ui hover:bg-accent-wash focus-visible:bg-accent-wash"
                >
                  <span className="flex w-4 shrink-0 justify-center text-accent">
                    {idea.id === chosenId ? (
                      <Check size={14} aria-hidden />
                    ) : (
                      idea.starred && (
                        <Star size={13} fill="currentColor" aria-label={t('develop.idea.starred')} />
                      )
                    )}
                  </span>
                  <span className="min-w-0 truncate">{idea.title}</span>
                </button>
              </li>
            ))}
            {found.length === 0 && (
              <li className="px-3 py-2 text-ui text-ink-3">{t('develop.idea.notFound')}</li>
            )}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
