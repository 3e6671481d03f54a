import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { useAsk } from '../backend.ts';
import { errorSentence } from '../i18n/problem-text.ts';
import { useCarryDesk } from '../features/carry/carry-desk.ts';
import { useProjectActions } from '../features/start/use-project-actions.ts';
import { useCommands, type Command } from '../ui/commands.ts';
import { useStore } from '../ui/store.ts';
import { useUndo } from '../ui/undo.ts';
import { useDesk } from './desk-state.ts';
import { appPlaces, projectPlaces } from './places.ts';
import { beginTour, offerTour } from './tour/tour-state.ts';

/** The commands that are always there: places, projects, the desk itself. */
export function useAppCommands(): void {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const desk = useDesk();
  const undo = useUndo();
  const actions = useProjectActions();
  const carry = useCarryDesk();
  const projectId = useStore(desk, (state) => state.projectId);
  const projects = useAsk('projects.list', {}).data;

  const commands = useMemo(() => {
    const failed = (error: unknown) => toast(errorSentence(error, i18n.language));
    const said = (sentence: string | null) => {
      if (sentence === null) return;
      toast.dismiss();
      toast(sentence);
    };
    const openBrief = (project: { id: string }) =>
      navigate({ to: '/projects/$projectId/brief', params: { projectId: project.id } });
    const places: Command[] = [
      {
        id: 'go.home',
        group: t('palette.places'),
        label: t('nav.home'),
        run: () => void navigate({ to: '/' }),
      },
      ...appPlaces
        .filter(({ id }) => id !== 'help')
        .map(({ id, to }) => ({
          id: `go.${id}`,
          group: t('palette.places'),
          label: t(`nav.${id}`),
          run: () => void navigate({ to }),
        })),
    ];
    const ofProject: Command[] =
      projectId === null
        ? []
        : [
            ...projectPlaces.map(({ id, to }) => ({
              id: `go.${id}`,
              group: t('palette.places'),
              label: t(`nav.${id}`),
              run: () => void navigate({ to, params: { projectId } }),
            })),
            {
              id: 'project.export',
              group: t('palette.projects'),
              label: t('leave.open'),
              run: () => desk.set((now) => ({ ...now, exportOpen: true })),
            },
            {
              id: 'project.voice',
              group: t('palette.projects'),
              label: t('voice.start'),
              run: () => desk.set((now) => ({ ...now, voiceOpen: true })),
            },
            {
              id: 'project.file',
              group: t('palette.projects'),
              label: t('carry.save.open'),
              run: () => {
                const project = projects?.find(({ id }) => id === projectId);
                if (project) carry.sheet.set({ kind: 'save', project });
              },
            },
            {
              id: 'ideas.generate',
              group: t('palette.ideas'),
              label: t('ideas.generate'),
              run: () =>
                void navigate({
                  to: '/projects/$projectId/ideas',
                  params: { projectId },
                  search: { start: true },
                }),
            },
          ];
    const switching: Command[] = (projects ?? []).map((project) => ({
      id: `project.${project.id}`,
      group: t('palette.projects'),
      label: project.name,
      run: () => void navigate({ to: '/projects/$projectId/ideas', params: { projectId: project.id } }),
    }));
    const app: Command[] = [
      {
        id: 'project.new',
        group: t('palette.projects'),
        label: t('start.newProject'),
        run: () => void actions.create().then(openBrief).catch(failed),
      },
      {
        id: 'project.sample',
        group: t('palette.projects'),
        label: t('start.openSample'),
        run: () => void actions.openSample().then(openBrief).catch(failed),
      },
      {
        id: 'project.filledSample',
        group: t('palette.projects'),
        label: t('start.openFilled'),
        run: () =>
          void carry.bringSample().then((came) => {
            if (!('projectId' in came)) return;
            offerTour(desk);
            return navigate({ to: '/projects/$projectId/ideas', params: { projectId: came.projectId } });
          }, failed),
      },
      {
        id: 'project.import',
        group: t('palette.projects'),
        label: t('carry.import.open'),
        run: () => carry.open(null),
      },
      { id: 'app.tour', group: t('palette.app'), label: t('tour.command'), run: () => beginTour(desk) },
      {
        id: 'app.trash',
        group: t('palette.app'),
        label: t('trash.open'),
        run: () => desk.set((now) => ({ ...now, trashOpen: true })),
      },
      {
        id: 'app.undo',
        group: t('palette.app'),
        label: t('palette.undoLast'),
        run: () => {
          undo.undoLast().then((what) => said(what && t('common.undone', { what })), failed);
        },
      },
      {
        id: 'app.redo',
        group: t('palette.app'),
        label: t('palette.redoLast'),
        run: () => {
          undo.redoLast().then((what) => said(what && t('common.redone', { what })), failed);
        },
      },
      {
        id: 'app.palette',
        group: t('palette.app'),
        label: t('palette.openPalette'),
        keyOnly: true,
        run: () => desk.set((now) => ({ ...now, paletteOpen: !now.paletteOpen })),
      },
      {
        id: 'app.inspector',
        group: t('palette.app'),
        label: t('palette.toggleInspector'),
        run: () => desk.set((now) => ({ ...now, inspectorOpen: !now.inspectorOpen })),
      },
      {
        id: 'app.keys',
        group: t('palette.app'),
        label: t('palette.showKeys'),
        run: () => desk.set((now) => ({ ...now, keysOpen: true })),
      },
    ];
    return [...ofProject, ...places, ...switching, ...app];
  }, [t, i18n, navigate, desk, undo, actions, carry, projectId, projects]);
  useCommands(commands);
}
