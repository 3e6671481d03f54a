import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Settings } from '../../contract/system.ts';
import { sessionKinds } from '../../contract/ideation.ts';
import { useAsk, useBackend } from '../backend.ts';
import { errorSentence } from '../i18n/problem-text.ts';
import { composeTabs } from '../features/compose/compose-view.ts';
import { planTabs } from '../features/plan/plan-tabs.ts';
import { useCommands, type Command } from '../ui/commands.ts';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';
import { ideasViews } from './ideas-search.ts';
import { projectPlaceOf } from './places.ts';

/** What lies within the places of a project: its views and sessions, by name. */
export function useViewCommands(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const projectId = useStore(useDesk(), (state) => state.projectId);
  const commands = useMemo(() => {
    if (projectId === null) return [];
    const params = { projectId };
    const inPlace = (place: string, part: string) => t('palette.within', { place, part });
    const group = t('palette.views');
    const views: Command[] = [
      ...ideasViews.map((view) => ({
        ...{ id: `view.ideas.${view}`, group },
        label: inPlace(t('nav.ideas'), t(`ideas.views.${view}`)),
        run: () => void navigate({ to: '/projects/$projectId/ideas', params, search: { view } }),
      })),
      ...sessionKinds.map((session) => ({
        ...{ id: `session.${session}`, group },
        label: inPlace(t('nav.ideas'), t(`sessions.titles.${session}`)),
        run: () => void navigate({ to: '/projects/$projectId/ideas', params, search: { session } }),
      })),
      {
        ...{ id: 'session.own', group },
        label: inPlace(t('nav.ideas'), t('sessions.own.title')),
        run: () =>
          void navigate({ to: '/projects/$projectId/ideas', params, search: { session: 'own' as const } }),
      },
      ...composeTabs.map((part) => ({
        ...{ id: `view.compose.${part}`, group },
        label: inPlace(t('nav.compose'), t(`compose.tabs.${part}`)),
        run: () => void navigate({ to: '/projects/$projectId/compose', params, search: { part } }),
      })),
      ...planTabs.map((part) => ({
        ...{ id: `view.plan.${part}`, group },
        label: inPlace(t('nav.plan'), t(`plan.tabs.${part}`)),
        run: () => void navigate({ to: '/projects/$projectId/plan', params, search: { part } }),
      })),
    ];
    return views;
  }, [t, navigate, projectId]);
  useCommands(commands);
}

/** Every setting, and the help, by name. */
export function useSettingCommands(): void {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const backend = useBackend();
  const network = useAsk('network.state', {}).data;
  const isOffline = network?.offline ?? false;
  const commands = useMemo(() => {
    const failed = (error: unknown) => toast(errorSentence(error, i18n.language));
    const save = (change: Partial<Settings>) => () =>
      void backend.call('settings.save', change).catch(failed);
    const group = t('nav.settings');
    const language = (value: Settings['language'], label: string): Command => ({
      ...{ id: `language.${value}`, group, label, run: save({ language: value }) },
    });
    const settings: Command[] = [
      ...(['light', 'dark', 'system'] as const).map((theme) => ({
        ...{ id: `theme.${theme}`, group, run: save({ theme }) },
        label: t(`palette.theme.${theme}`),
      })),
      language('en', 'English'),
      language('zh-CN', '简体中文'),
      language('system', t('palette.languageSystem')),
      {
        ...{ id: 'network.offline', group },
        label: isOffline ? t('palette.unlockNetwork') : t('palette.lockNetwork'),
        run: () => void backend.call('network.setOffline', { offline: !isOffline }).catch(failed),
      },
      {
        ...{ id: 'app.help', group: t('palette.app'), label: t('nav.help') },
        run() {
          const path = window.location.hash.slice(1).split('?')[0] ?? '';
          const topic = projectPlaceOf(path)?.help;
          void navigate({ to: '/help', search: topic === undefined ? {} : { topic } });
        },
      },
    ];
    return settings;
  }, [t, i18n, navigate, backend, isOffline]);
  useCommands(commands);
}
