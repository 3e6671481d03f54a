import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssistantSettings } from '../../../../contract/assistant.ts';
import { Stepper } from '../../../ui/stepper.tsx';
import { CheckLine } from './check-line.tsx';
import { TopicsEditor } from './topics-editor.tsx';

const most = 10;
const signs = ['onRequest', 'onFrustration', 'onDanger'] as const;

type Rules = AssistantSettings['handoff'];

interface HandoffRulesProps {
  readonly rules: Rules;
  onSave(change: (now: Rules) => Partial<Rules>): Promise<boolean>;
}

/** When a person takes over. */
export function HandoffRules({ rules, onSave }: HandoffRulesProps) {
  const { t } = useTranslation();
  const id = useId();
  // As typed, while it is no number that can be kept.
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    const number = Number(text);
    const isGood = /^\d+$/.test(text) && number <= most;
    setTyped(isGood ? null : text);
    if (isGood && number !== rules.afterRefusals) void onSave(() => ({ afterRefusals: number }));
  };
  return (
    <div className="space-y-4">
      <fieldset>
        <legend className="mb-1 text-ui font-medium">{t('assistant.settings.handoff')}</legend>
        {signs.map((sign) => (
          <CheckLine
            key={sign}
            label={t(`assistant.settings.${sign}`)}
            checked={rules[sign]}
            onChange={(on) => void onSave(() => ({ [sign]: on }))}
          />
        ))}
        <div className="mt-2 flex items-center justify-between gap-3 text-ui">
          <span>{t('assistant.settings.afterRefusals')}</span>
          <Stepper
            label={t('assistant.settings.afterRefusals')}
            fewer={t('assistant.settings.fewer')}
            more={t('assistant.settings.more')}
            value={typed ?? String(rules.afterRefusals)}
            min={0}
            max={most}
            problemId={typed === null ? null : id}
            onChange={change}
          />
        </div>
        {typed === null ? (
          <p className="text-small text-ink-3">{t('assistant.settings.afterRefusalsHint')}</p>
        ) : (
          <p id={id} role="alert" className="text-small text-red">
            {t('assistant.settings.badNumber')}
          </p>
        )}
      </fieldset>
      <TopicsEditor
        title={t('assistant.settings.topics')}
        topics={rules.topics}
        onSave={(change) => onSave(({ topics }) => ({ topics: change(topics) }))}
      />
    </div>
  );
}
