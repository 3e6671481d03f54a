import { Link, useRouterState } from '@tanstack/react-router';
import { CircleHelp, FileOutput, Mic, PanelRight, Search } from 'lucide-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../backend.ts';
import { LeavesMark, useEngineOf } from '../leaves-mark.tsx';
import { IconButton, iconButtonLook } from '../ui/button.tsx';
import { CommandKeysContext, Keys, useKeyHint } from '../ui/keys.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';
import { projectPlaceOf } from './places.ts';

/** Where one is, and the way to anything by name. */
export function TopBar() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { inspectorOpen, projectId } = useStore(desk, (state) => state);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const projects = useAsk('projects.list', {}).data ?? [];
  const project = path.startsWith('/projects/') ? projects.find(({ id }) => id === projectId) : undefined;
  const place = projectPlaceOf(path);
  const { chords, mac } = use(CommandKeysContext);
  const paletteKey = chords.get('app.palette')?.[0];
  const { hint: helpHint, ...helpKeys } = useKeyHint('app.help');
  const engine = useEngineOf(project?.id ?? null);

  return (
    <header className="flex h-11 shrink-0 items-center justify-between gap-4 border-b border-hairline pr-2 pl-6 max-mid:gap-2 max-mid:pl-3">
      <div className="flex min-w-0 items-baseline gap-2 text-ui">
        {project && place && (
          <>
            <span className="min-w-0 truncate text-ink-3">{project.name}</span>
            <span className="text-ink-3" aria-hidden>
              /
            </span>
            <h1 className="shrink-0 font-medium">{t(`nav.${place.id}`)}</h1>
            {engine && (
              <span className="ml-3 min-w-0 text-small">
                <LeavesMark engine={engine} />
              </span>
            )}
          </>
        )}
      </div>
      <div className="flex shrink-0 items-center gap-1">
        <button
          type="button"
          onClick={() => desk.set((now) => ({ ...now, paletteOpen: true }))}
          className="flex h-7 items-center gap-2 rounded-md px-2 text-ui text-ink-3 hover:bg-paper-low hover:text-ink"
        >
          <Search size={14} aria-hidden />
          <span className="max-mid:sr-only">{t('nav.search')}</span>
          <span className="max-mid:hidden">
            {paletteKey !== undefined && <Keys chord={paletteKey} mac={mac} />}
          </span>
        </button>
        {project && (
          <IconButton
            command="project.voice"
            label={t('voice.start')}
            aria-haspopup="dialog"
            onClick={() => desk.set((now) => ({ ...now, voiceOpen: true }))}
          >
            <Mic size={16} aria-hidden />
          </IconButton>
        )}
        {project && (
          <IconButton
            command="project.export"
            label={t('leave.open')}
            aria-haspopup="dialog"
            onClick={() => desk.set((now) => ({ ...now, exportOpen: true }))}
          >
            <FileOutput size={16} aria-hidden />
          </IconButton>
        )}
        {place && (
          <Link
            to="/help"
            search={{ topic: place.help }}
            aria-label={t('help.here')}
            title={t('help.here') + helpHint}
            {...helpKeys}
            className={iconButtonLook}
          >
            <CircleHelp size={16} aria-hidden />
          </Link>
        )}
        {place?.hasInspector && (
          <IconButton
            command="app.inspector"
            label={t('nav.inspector')}
            aria-pressed={inspectorOpen}
            onClick={() => desk.set((now) => ({ ...now, inspectorOpen: !now.inspectorOpen }))}
            className="aria-pressed:text-accent"
          >
            <PanelRight size={16} aria-hidden />
          </IconButton>
        )}
      </div>
    </header>
  );
}
