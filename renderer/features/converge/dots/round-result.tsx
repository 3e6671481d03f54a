import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../../../contract/converge-votes.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { useFormat } from '../../../i18n/format.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Dots } from './dots.tsx';

interface RoundResultProps {
  readonly round: Round;
  readonly ideas: readonly Idea[];
  onRemove(): void;
}

/** A revealed round: the sums, and who agreed. */
export function RoundResult({ round, ideas, onRemove }: RoundResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const titles = new Map(ideas.map(({ id, title }) => [id, title]));
  const voted = round.voters.filter((voter) => voter.voted).length;
  const moment = format.moment(round.createdAt);
  return (
    <section
      aria-label={t('converge.dots.result', { moment })}
      className="mt-10 max-w-column border-t border-hairline pt-4"
    >
      <div className="flex items-center justify-between">
        <h2 className="text-small font-medium text-ink-3">{t('converge.dots.result', { moment })}</h2>
        <IconButton label={t('converge.dots.remove')} onClick={onRemove}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      {(round.result ?? []).length === 0 && (
        <p className="py-3 font-content text-ui text-ink-3 italic">{t('converge.dots.noDots')}</p>
      )}
      <ol>
        {(round.result ?? []).map(({ ideaId, dots, by }) => (
          <li
            key={ideaId}
            aria-label={titles.get(ideaId) ?? t('converge.dots.gone')}
            className="grid grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,11rem)] items-baseline gap-3 border-b border-hairline py-2.5"
          >
            <span className="text-right text-content font-medium tabular-nums">{dots}</span>
            <span className="font-content text-content [overflow-wrap:anywhere]">
              {titles.get(ideaId) ?? <span className="text-ink-3 italic">{t('converge.dots.gone')}</span>}
            </span>
            <span className="min-w-0">
              <Dots count={dots} of={0} />
              <span className="mt-1 block text-small text-ink-3">
                {voted > 1 && by.length === voted
                  ? t('converge.dots.everybody')
                  : format.list(by.map(({ name, dots: given }) => (given > 1 ? `${name} (${given})` : name)))}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
