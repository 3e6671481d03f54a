import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Toaster } from 'sonner';
import { useConnection } from '../backend.ts';
import { CarrySheets } from '../features/carry/carry-sheets.tsx';
import { CommandKeysContext } from '../ui/keys.tsx';
import { useStore } from '../ui/store.ts';
import { Announcer } from './announcer.tsx';
import { useAppCommands } from './app-commands.ts';
import { CommandPalette } from './command-palette.tsx';
import { ConnectionBanner, NotOpen } from './connection-banner.tsx';
import { useDesk } from './desk-state.ts';
import { ExportPlace } from './export-place.tsx';
import { Footer } from './footer.tsx';
import { useCommandKeys } from './global-keys.ts';
import { Inspector } from './inspector.tsx';
import { KeySheet } from './key-sheet.tsx';
import { projectPlaceOf } from './places.ts';
import { Rail } from './rail.tsx';
import { useSettingCommands, useViewCommands } from './view-commands.ts';
import { useTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { Tour } from './tour/tour.tsx';
import { TourOffer } from './tour/tour-offer.tsx';
import { TrashPlace } from './trash-place.tsx';
import { useCommandKeysNow } from './use-shortcuts.ts';
import { VoicePlace } from './voice-place.tsx';
import { useLanguage } from './use-language.ts';
import { useWasConnected } from './use-was-connected.ts';

/** The desk itself: rail, top line, the place one is in, what lies beside it, and the foot. */
export function Layout() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { projectId } = useParams({ strict: false });
  const { backend } = useConnection();
  const wasConnected = useWasConnected();
  const hasInspector = useRouterState({
    select: (state) => projectPlaceOf(state.location.pathname)?.hasInspector ?? false,
  });
  const inspectorOpen = useStore(desk, (state) => state.inspectorOpen);
  useTheme();
  useLanguage();
  useAppCommands();
  useViewCommands();
  useSettingCommands();
  useCommandKeys();
  const commandKeys = useCommandKeysNow();

  useEffect(() => {
    if (projectId !== undefined) desk.set((now) => ({ ...now, projectId }));
  }, [projectId, desk]);

  return (
    <CommandKeysContext value={commandKeys}>
      <div className="grid h-full grid-cols-[auto_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto]">
        <Rail />
        <div className="flex min-h-0 min-w-0 flex-col">
          <TopBar />
          <div className="relative flex min-h-0 flex-1">
            <div className="flex min-w-0 flex-1 flex-col">
              {wasConnected && <ConnectionBanner />}
              <TourOffer />
              <main className="min-h-0 flex-1 [scrollbar-gutter:stable] overflow-y-auto" tabIndex={-1}>
                {!wasConnected && backend.state !== 'stopped' && (
                  <p className="late mx-auto max-w-column px-6 pt-14 font-content text-content text-ink-3 italic">
                    {t('connection.starting')}
                  </p>
                )}
                {backend.state === 'stopped' && !wasConnected ? (
                  <NotOpen problem={backend.problem} />
                ) : (
                  <Outlet />
                )}
              </main>
            </div>
            {inspectorOpen && projectId !== undefined && hasInspector && <Inspector projectId={projectId} />}
          </div>
        </div>
        <Footer />
        <CommandPalette />
        <KeySheet />
        <ExportPlace />
        <CarrySheets />
        <TrashPlace />
        <VoicePlace />
        <Tour />
        <Announcer />
        <Toaster
          position="bottom-right"
          offset={44}
          containerAriaLabel={t('footer.notices')}
          toastOptions={{
            unstyled: true,
            classNames: {
              toast:
                'flex w-full items-center font-ui justify-between gap-4 rounded-md bg-paper-high px-4 py-2.5 text-ui text-ink shadow-float',
              title: 'text-ui [overflow-wrap:anywhere]',
              actionButton: 'shrink-0 rounded-sm px-2 py-0.5 font-medium text-accent hover:bg-accent-wash',
            },
          }}
        />
      </div>
    </CommandKeysContext>
  );
}
