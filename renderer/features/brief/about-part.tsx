import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aboutLimit, type Brief } from '../../../contract/projects.ts';
import type { Problem } from '../../../contract/errors.ts';
import { patchAnswer, problemOf, useAsk, useBackend } from '../../backend.ts';
import type { Language } from '../../i18n/language.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { NeedMenu } from './need-menu.tsx';
import { shownNeeds } from './shown-needs.ts';

/** What the brief is taken to be about, which decides the ideas: told from its text until the person says it. */
export function AboutPart({ brief }: { readonly brief: Brief }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const backend = useBackend();
  const queries = useQueryClient();
  const all = useAsk('ideation.needs', {});
  const told = useAsk('ideation.tellNeeds', { projectId: brief.projectId });
  const [failure, setFailure] = useState<Problem | null>(null);
  const shown = brief.about ?? shownNeeds(told.data ?? []);
  if (!all.data || (shown.length === 0 && brief.about === null)) return null;

  const say = async (about: Brief['about']) => {
    const { projectId } = brief;
    const stands = (now: Brief['about']) =>
      patchAnswer(queries, 'briefs.get', { projectId }, (kept) => ({ ...kept, about: now }));
    setFailure(null);
    // It stands at once, and falls back when it can't be stored.
    stands(about);
    try {
      await backend.call('briefs.setAbout', { projectId, about });
    } catch (error) {
      stands(brief.about);
      setFailure(problemOf(error));
    }
  };
  const needs = new Map(all.data.map((need) => [need.id, need]));
  const named = shown.map((id) => needs.get(id)).filter((need) => need !== undefined);
  return (
    <section aria-labelledby="about-heading" className="mt-10 border-t border-hairline pt-5">
      <h2 id="about-heading" className="text-ui font-medium text-ink-2">
        {t('brief.about.heading')}
      </h2>
      <p className="mt-1 max-w-prose text-small text-ink-3">
        {t(brief.about === null ? 'brief.about.told' : 'brief.about.chosen')}
      </p>
      <ul className="mt-3 flex flex-wrap items-center gap-2">
        {named.map(({ id, name, meaning }) => (
          <li
            key={id}
            title={meaning[language]}
            className="inline-flex h-8 items-center gap-1 rounded-md border border-hairline-strong pr-1 pl-3 text-ui"
          >
            {name[language]}
            <button
              type="button"
              aria-label={t('brief.about.takeAway', { need: name[language] })}
              onClick={() => void say(shown.filter((one) => one !== id))}
              className="inline-flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-paper-low hover:text-ink"
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
        <li>
          <NeedMenu
            needs={all.data.filter(({ id }) => !shown.includes(id))}
            isFull={shown.length >= aboutLimit}
            onAdd={(id) => void say([...shown, id])}
          />
        </li>
        {brief.about !== null && (
          <li>
            <Button look="quiet" onClick={() => void say(null)}>
              {t('brief.about.tellAgain')}
            </Button>
          </li>
        )}
      </ul>
      {failure && (
        <div className="mt-3">
          <ProblemNotice problem={failure} />
        </div>
      )}
    </section>
  );
}
