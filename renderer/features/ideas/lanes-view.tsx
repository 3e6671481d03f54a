import { useTranslation } from 'react-i18next';
import type { Idea, Method } from '../../../contract/ideation.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { handOf, writtenIn } from './hand.ts';

interface LanesViewProps {
  readonly ideas: readonly Idea[];
  readonly methods: readonly Method[];
  readonly selectedId: string | null;
  onSelect(id: string): void;
}

/** The ideas as cards in lanes, one for each method that made them. */
export function LanesView({ ideas, methods, selectedId, onSelect }: LanesViewProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const lanes = Map.groupBy(ideas, (idea) => idea.provenance?.method ?? '');
  const nameOf = (id: string) =>
    id === ''
      ? t('ideas.ownLane')
      : (methods.find((method) => method.id === id)?.name[i18n.language as Language] ?? id);
  return (
    <div className="flex gap-x-8 overflow-x-auto pt-4">
      {[...lanes].map(([id, members]) => (
        <section key={id} aria-label={nameOf(id)} className="w-72 shrink-0">
          <h2 className="mb-2 flex items-baseline gap-2 text-ui font-medium">
            {nameOf(id)}
            <span className="text-small font-normal text-ink-3 tabular-nums">
              {format.number(members.length)}
            </span>
          </h2>
          <ul>
            {members.map((idea) => (
              <li key={idea.id} className="border-t border-hairline">
                <article
                  id={`idea-${idea.id}`}
                  tabIndex={idea.id === selectedId ? 0 : -1}
                  aria-current={idea.id === selectedId || undefined}
                  onFocus={() => onSelect(idea.id)}
                  className="relative rounded-md py-3 pr-2 pl-4 -outline-offset-1 focus-visible:outline-1 aria-[current]:bg-paper-low"
                >
                  <span className="edge absolute top-3 bottom-3 left-0" data-hand={handOf(idea)} />
                  <h3
                    lang={writtenIn(idea)}
                    className="font-content text-content font-semibold [overflow-wrap:anywhere]"
                  >
                    {idea.title}
                  </h3>
                  <p
                    lang={writtenIn(idea)}
                    className="line-clamp-3 font-content text-ui text-ink-2 [overflow-wrap:anywhere]"
                  >
                    {idea.pitch}
                  </p>
                </article>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
