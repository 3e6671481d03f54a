import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { PageFailure } from './page-failure.tsx';
import { validateAssistantSearch } from './assistant-search.ts';
import { validateComposeSearch } from './compose-search.ts';
import { validateDevelopSearch } from './develop-search.ts';
import { validateHelpSearch } from './help-search.ts';
import { validateIdeasSearch } from './ideas-search.ts';
import { validateKnowledgeSearch } from './knowledge-search.ts';
import { validatePlanSearch } from './plan-search.ts';
import { validatePredictSearch } from './predict-search.ts';
import { Frame } from './frame.tsx';

const root = createRootRoute({ component: Frame });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./start-place.tsx'), 'StartPlace'),
});
const briefRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/brief',
  component: lazyRouteComponent(() => import('./brief-place.tsx'), 'BriefPlace'),
});
const ideasRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/ideas',
  validateSearch: validateIdeasSearch,
  component: lazyRouteComponent(() => import('./ideas-place.tsx'), 'IdeasPlace'),
});
const recommenderRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/recommender',
  component: lazyRouteComponent(() => import('./recommend-place.tsx'), 'RecommendPlace'),
});
const developRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/develop',
  validateSearch: validateDevelopSearch,
  component: lazyRouteComponent(() => import('./develop-place.tsx'), 'DevelopPlace'),
});
const knowledgeRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/knowledge',
  validateSearch: validateKnowledgeSearch,
  component: lazyRouteComponent(() => import('./knowledge-place.tsx'), 'KnowledgePlace'),
});
const assistantRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/assistant',
  validateSearch: validateAssistantSearch,
  component: lazyRouteComponent(() => import('./assistant-place.tsx'), 'AssistantPlace'),
});
const composeRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/compose',
  validateSearch: validateComposeSearch,
  component: lazyRouteComponent(() => import('./compose-place.tsx'), 'ComposePlace'),
});
const planRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/plan',
  validateSearch: validatePlanSearch,
  component: lazyRouteComponent(() => import('./plan-place.tsx'), 'PlanPlace'),
});
const predictRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/predict',
  validateSearch: validatePredictSearch,
  component: lazyRouteComponent(() => import('./predict-place.tsx'), 'PredictPlace'),
});
const analyseRoute = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/analyse',
  component: lazyRouteComponent(() => import('./analyse-place.tsx'), 'AnalysePlace'),
});
const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  component: lazyRouteComponent(() => import('../features/models/models-page.tsx'), 'ModelsPage'),
});
const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privacy',
  component: lazyRouteComponent(() => import('../features/privacy/privacy-page.tsx'), 'PrivacyPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-place.tsx'), 'SettingsPlace'),
});

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  validateSearch: validateHelpSearch,
  component: lazyRouteComponent(() => import('./help-place.tsx'), 'HelpPlace'),
});

/** What the places are made of; nothing leads there, and nothing of it is loaded before. */
const parts = createRoute({
  getParentRoute: () => root,
  path: '/parts',
  component: lazyRouteComponent(() => import('./parts-page.tsx'), 'PartsPage'),
});

/** The places of the window. The address is a hash: the page itself is one file, served by the shell. */
export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([
      start,
      briefRoute,
      ideasRoute,
      developRoute,
      knowledgeRoute,
      assistantRoute,
      recommenderRoute,
      composeRoute,
      predictRoute,
      planRoute,
      analyseRoute,
      models,
      privacy,
      settings,
      help,
      parts,
    ]),
    history: createHashHistory(),
    defaultPreload: 'intent',
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: () => <Navigate to="/" />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
