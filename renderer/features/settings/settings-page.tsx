import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { Settings } from '../../../contract/system.ts';
import { patchAnswer, problemOf, useAsk, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Column, Part, PlaceTitle } from '../../ui/page.tsx';

interface SettingsPageProps {
  /** Opens the sheet of keys. */
  onShowKeys(): void;
}

/** Paper, language and keys. */
export function SettingsPage({ onShowKeys }: SettingsPageProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const settings = useAsk('settings.get', {});
  const status = useAsk('system.status', {});
  const [problem, setProblem] = useState<Problem | null>(null);

  const save = (change: Partial<Settings>) => {
    setProblem(null);
    patchAnswer(queries, 'settings.get', {}, (now) => ({ ...now, ...change }));
    backend.call('settings.save', change).catch((error: unknown) => {
      setProblem(problemOf(error));
      void queries.invalidateQueries({ queryKey: ['settings.get'] });
    });
  };

  const failure = problem ?? (settings.error && problemOf(settings.error));
  return (
    <Column>
      <PlaceTitle>{t('nav.settings')}</PlaceTitle>
      {failure && <ProblemNotice problem={failure} />}
      {settings.data && (
        <>
          <Part title={t('settings.theme')}>
            <Choice
              label={t('settings.theme')}
              value={settings.data.theme}
              onChange={(theme) => save({ theme })}
              options={[
                { value: 'system', label: t('settings.themeSystem') },
                { value: 'light', label: t('settings.themeLight') },
                { value: 'dark', label: t('settings.themeDark') },
              ]}
            />
          </Part>
          <Part title={t('settings.language')}>
            <Choice
              label={t('settings.language')}
              value={settings.data.language}
              onChange={(language) => save({ language })}
              options={[
                { value: 'system', label: t('settings.languageSystem') },
                { value: 'en', label: 'English' },
                { value: 'zh-CN', label: '简体中文' },
              ]}
            />
          </Part>
          <Part title={t('settings.keys')}>
            <Button onClick={onShowKeys}>{t('settings.showKeys')}</Button>
          </Part>
        </>
      )}
      {status.data && (
        <p className="border-t border-hairline pt-5 text-small text-ink-3 tabular-nums">
          {t('settings.version', { version: status.data.version })}
        </p>
      )}
    </Column>
  );
}
