import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { writtenIn } from './hand.ts';

/** What unfolds under an idea: who it is for, why it could work, the first test. */
export function IdeaDetails({ idea }: { readonly idea: Idea }) {
  const { t } = useTranslation();
  const parts = (['who', 'why', 'experiment'] as const).filter((name) => idea[name].trim() !== '');
  return (
    <dl className="mt-3 grid gap-x-5 gap-y-2 mid:grid-cols-[8.5rem_1fr]">
      {parts.map((name) => (
        <div key={name} className="contents">
          <dt className="pt-[4px] text-small text-ink-3">{t(`ideas.fields.${name}`)}</dt>
          <dd
            lang={writtenIn(idea)}
            className="font-content text-content whitespace-pre-wrap [overflow-wrap:anywhere]"
          >
            {idea[name]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
