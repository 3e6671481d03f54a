import { useTranslation } from 'react-i18next';
import { problemOf, useAsk } from '../../../backend.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useAttempt } from '../../../use-attempt.ts';
import { CheckLine } from './check-line.tsx';
import { HandoffRules } from './handoff-rules.tsx';
import { SavedText } from './saved-text.tsx';
import { ThresholdSetting } from './threshold-setting.tsx';
import { TopicsEditor } from './topics-editor.tsx';
import { useSaveSettings } from './use-save-settings.ts';

const wordings = ['greeting', 'refusal', 'handoff', 'offLimits'] as const;

interface SettingsPaneProps {
  readonly projectId: string;
  onBench(): void;
}

/** How the assistant of a project behaves; each change is kept as it is made. */
export function SettingsPane({ projectId, onBench }: SettingsPaneProps) {
  const { t, i18n } = useTranslation();
  const { problem, attempt } = useAttempt();
  const save = useSaveSettings(projectId, attempt);
  const answer = useAsk('assistant.settings', { projectId });
  if (answer.error) return <ProblemNotice problem={problemOf(answer.error)} />;
  if (!answer.data) return null;
  const { settings, builtIn } = answer.data;
  const said = i18n.language === 'zh-CN' ? builtIn.zh : builtIn.en;
  return (
    <div className="space-y-6">
      <p className="text-small text-ink-3">{t('assistant.settings.saved')}</p>
      {problem && <ProblemNotice problem={problem} />}
      <div>
        <SavedText
          label={t('assistant.settings.persona')}
          value={settings.personaName}
          limit={80}
          onSave={(personaName) => void save(() => ({ personaName }))}
        />
        <p className="text-small text-ink-3">{t('assistant.settings.personaHint')}</p>
      </div>
      <div>
        <p className="text-ui font-medium">{t('assistant.settings.mode')}</p>
        <Choice
          label={t('assistant.settings.mode')}
          value={settings.mode}
          onChange={(mode) => void save(() => ({ mode }))}
          options={[
            { value: 'quote', label: t('assistant.ask.modes.quote') },
            { value: 'write', label: t('assistant.ask.modes.write') },
          ]}
        />
      </div>
      <ThresholdSetting
        projectId={projectId}
        value={settings.threshold}
        onSave={(threshold) => void save(() => ({ threshold }))}
        onBench={onBench}
      />
      <div>
        <CheckLine
          label={t('assistant.settings.followUps')}
          checked={settings.suggestFollowUps}
          onChange={(suggestFollowUps) => void save(() => ({ suggestFollowUps }))}
        />
        <CheckLine
          label={t('assistant.settings.mask')}
          checked={settings.maskPersonalData}
          onChange={(maskPersonalData) => void save(() => ({ maskPersonalData }))}
        />
      </div>
      <fieldset className="space-y-3">
        <legend className="mb-1 text-ui font-medium">{t('assistant.settings.words')}</legend>
        {wordings.map((name) => (
          <SavedText
            key={name}
            label={t(`assistant.settings.wordings.${name}`)}
            value={settings.wordings[name]}
            placeholder={said[name]}
            limit={1000}
            onSave={(text) => void save((now) => ({ wordings: { ...now.wordings, [name]: text } }))}
          />
        ))}
        <p className="text-small text-ink-3">{t('assistant.settings.wordingHint')}</p>
      </fieldset>
      <HandoffRules
        rules={settings.handoff}
        onSave={(change) => save(({ handoff }) => ({ handoff: { ...handoff, ...change(handoff) } }))}
      />
      <TopicsEditor
        title={t('assistant.settings.offLimits')}
        topics={settings.offLimits}
        onSave={(change) => save(({ offLimits }) => ({ offLimits: change(offLimits) }))}
      />
    </div>
  );
}
