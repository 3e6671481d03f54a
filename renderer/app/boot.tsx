import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { toast } from 'sonner';
import { InklingError, type Problem } from '../../contract/errors.ts';
import { BackendContext, connectBackend } from '../backend.ts';
import { BriefDraftsContext, createBriefDrafts } from '../features/brief/drafts-context.ts';
import { createIdeasDesk, IdeasDeskContext } from '../features/ideas/ideas-desk.ts';
import { createPredictDesk, PredictDeskContext } from '../features/predict/predict-desk.ts';
import { BackupDeskContext, createBackupDesk } from '../features/privacy/backup-desk.ts';
import { createRecommendDesk, RecommendDeskContext } from '../features/recommend/recommend-desk.ts';
import { AnalyseDeskContext, createAnalyseDesk } from '../features/analyse/analyse-desk.ts';
import { AnsweringContext, createAnswering } from '../features/assistant/answering.ts';
import { CarryDeskContext, createCarryDesk } from '../features/carry/carry-desk.ts';
import { ClusterDeskContext, createClusterDesk } from '../features/cluster/cluster-desk.ts';
import { ConvergeDeskContext, createConvergeDesk } from '../features/converge/converge-desk.ts';
import { ComposeDeskContext, createComposeDesk } from '../features/compose/compose-desk.ts';
import { createDevelopDesk, DevelopDeskContext } from '../features/develop/develop-desk.ts';
import { CatalogueDeskContext, createCatalogueDesk } from '../features/models/catalogue-desk.ts';
import { createModelImports, ModelImportsContext } from '../features/models/model-imports.ts';
import { createPicturesDesk, PicturesDeskContext } from '../features/pictures/pictures-desk.ts';
import { BenchContext, createBench } from '../features/assistant/bench/bench-desk.ts';
import { createLineageDesk, LineageDeskContext } from '../features/lineage/lineage-desk.ts';
import { createSessionsDesk, SessionsDeskContext } from '../features/sessions/sessions-desk.ts';
import { createImports, ImportsContext } from '../features/knowledge/imports.ts';
import { problemSentence } from '../i18n/problem-text.ts';
import { createTexts } from '../i18n/texts.ts';
import { CommandContext, createCommandRegistry } from '../ui/commands.ts';
import { createTasks, TasksContext } from '../ui/tasks.ts';
import { createUndoStack, UndoContext } from '../ui/undo.ts';
import { showUncaught } from './show-uncaught.ts';
import { followChanges } from './changes.ts';
import { createDeskState, DeskContext } from './desk-state.ts';
import { give, giveAll } from './give.tsx';
import { keepTyping } from './kept-typing.ts';
import { keepUndo } from './kept-undo.ts';
import { createAppRouter } from './router.tsx';
import { firstTheme, showTheme } from './theme.ts';
import { firstLanguage } from './use-language.ts';

const lostRetries = 3;

/** Builds the window's parts, wires them together and shows them. */
export async function boot(root: HTMLElement): Promise<void> {
  showTheme(firstTheme());
  // First, so that it starts to answer while the texts are read.
  const backend = connectBackend(window.inkling, window);
  const language = firstLanguage();
  document.documentElement.lang = language;
  const texts = await createTexts(language);
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        // The backend is on this machine: it can be asked without a network, and it says when answers change.
        networkMode: 'always',
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          error instanceof InklingError && error.code === 'backend-lost' && count < lostRetries,
        retryDelay: 200,
      },
    },
  });
  const drafts = createBriefDrafts(backend);
  const tasks = createTasks();
  const say = (problem: Problem) => problemSentence(problem, texts.language);
  const answering = createAnswering(backend, queries);
  const bench = createBench(backend, tasks, texts.t, say);
  const imports = createImports(backend, tasks, texts.t, say);
  const recommend = createRecommendDesk(backend, queries, tasks, texts.t, say);
  const predict = createPredictDesk(backend, queries, tasks, texts.t, say);
  const pictures = createPicturesDesk(backend, queries, tasks, texts.t, say);
  const analyse = createAnalyseDesk(backend, queries, tasks, texts.t, say);
  const compose = createComposeDesk(backend, queries, tasks, texts.t, say);
  const develop = createDevelopDesk(backend, queries, tasks, texts.t, say);
  const carry = createCarryDesk(backend, tasks, texts.t, say);
  const cluster = createClusterDesk(backend, tasks, texts.t, say);
  const sessions = createSessionsDesk(backend);
  const converge = createConvergeDesk(backend, tasks, texts.t, say);
  const lineage = createLineageDesk(
    backend,
    tasks,
    (done, planned) => texts.t('lineage.again.progress', { done, planned }),
    say,
  );
  const modelImports = createModelImports(backend, queries, tasks, texts.t, say);
  const catalogueDesk = createCatalogueDesk(backend, queries, tasks, texts.t, say);
  const router = createAppRouter();
  followChanges(backend, queries);
  keepTyping(backend, document);
  const undo = createUndoStack();
  keepUndo(backend, undo, (what) => void toast(texts.t('common.undoGone', { what })));
  showUncaught(window);
  window.addEventListener('pagehide', () => {
    drafts.flushAll();
    compose.drafts.keepAll();
    develop.flushAll();
    sessions.drafts.flushAll();
  });
  // A file dropped beside its target must not replace the app.
  for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault());

  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <I18nextProvider i18n={texts}>
          {giveAll(
            [
              give(BackendContext, backend),
              give(UndoContext, undo),
              give(CommandContext, createCommandRegistry()),
              give(DeskContext, createDeskState()),
              give(TasksContext, tasks),
              give(BriefDraftsContext, drafts),
              give(IdeasDeskContext, createIdeasDesk(backend, queries)),
              give(RecommendDeskContext, recommend),
              give(ImportsContext, imports),
              give(AnsweringContext, answering),
              give(BenchContext, bench),
              give(PredictDeskContext, predict),
              give(PicturesDeskContext, pictures),
              give(AnalyseDeskContext, analyse),
              give(ComposeDeskContext, compose),
              give(CarryDeskContext, carry),
              give(ClusterDeskContext, cluster),
              give(ConvergeDeskContext, converge),
              give(SessionsDeskContext, sessions),
              give(DevelopDeskContext, develop),
              give(LineageDeskContext, lineage),
              give(ModelImportsContext, modelImports),
              give(CatalogueDeskContext, catalogueDesk),
              give(BackupDeskContext, createBackupDesk(backend, queries, tasks, texts.t, say)),
            ],
            <RouterProvider router={router} />,
          )}
        </I18nextProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
