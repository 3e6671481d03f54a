import { useTranslation } from 'react-i18next';
import type { Template } from '../../../contract/compose-templates.ts';
import type { composeEn } from '../../i18n/compose/en.ts';
import { Fold } from './field.tsx';
import type { Written } from './generations.ts';
import { useSay } from './say.ts';

interface AskedSentencesProps {
  readonly asked: Written['asked'];
  readonly template: Template;
}

/** What the model wrote for each part it was asked for, and why the rest fell. */
export function AskedSentences({ asked, template }: AskedSentencesProps) {
  const { t } = useTranslation();
  const say = useSay();
  // The backend names the reasons in English; one that is new here is shown as it says it.
  const said = (reason: string) => t(`compose.asked.reasons.${keyOf(reason)}`, { defaultValue: reason });
  if (asked.length === 0) return null;
  const written = asked.reduce((sum, { candidates }) => sum + candidates.written, 0);
  const passed = asked.reduce((sum, { candidates }) => sum + candidates.passed, 0);
  return (
    <div className="max-w-column">
      <Fold title={t('compose.asked.title')} aside={t('compose.asked.aside', { passed, written })}>
        <p className="text-small text-ink-3">{t('compose.asked.lead')}</p>
        <dl className="mt-2 space-y-3">
          {asked.map(({ partId, candidates, rejected, sentences }) => {
            const part = template.parts.find(({ id }) => id === partId);
            return (
              <div key={partId}>
                <dt className="text-ui font-medium">
                  {part ? say(part.name) : partId}{' '}
                  <span className="text-small font-normal text-ink-3 tabular-nums">
                    {t('compose.asked.aside', candidates)}
                  </span>
                </dt>
                {sentences.map((sentence) => (
                  <dd key={sentence} lang="en" className="font-content text-content [overflow-wrap:anywhere]">
                    {sentence}
                  </dd>
                ))}
                {rejected.length > 0 && (
                  <dd className="text-small text-ink-3">
                    {rejected.map(({ reason, count }) => `${said(reason)} ×${count}`).join(', ')}
                  </dd>
                )}
              </div>
            );
          })}
        </dl>
      </Fold>
    </div>
  );
}

function keyOf(reason: string) {
  return reason.replaceAll(' ', '-') as keyof typeof composeEn.asked.reasons;
}
