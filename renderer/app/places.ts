import {
  Boxes,
  ChartSpline,
  Feather,
  FileStack,
  LibraryBig,
  Lightbulb,
  Route,
  MessagesSquare,
  NotebookPen,
  ScanText,
  Settings2,
  ShieldCheck,
  ThumbsUp,
  type LucideIcon,
} from 'lucide-react';

/** The places of a project, in the order of the rail: their addresses, and whether something lies beside the page. */
export const projectPlaces = [
  { id: 'brief', to: '/projects/$projectId/brief', icon: NotebookPen, hasInspector: true },
  { id: 'ideas', to: '/projects/$projectId/ideas', icon: Lightbulb, hasInspector: true },
  { id: 'develop', to: '/projects/$projectId/develop', icon: FileStack, hasInspector: false },
  { id: 'knowledge', to: '/projects/$projectId/knowledge', icon: LibraryBig, hasInspector: false },
  { id: 'assistant', to: '/projects/$projectId/assistant', icon: MessagesSquare, hasInspector: false },
  { id: 'recommender', to: '/projects/$projectId/recommender', icon: ThumbsUp, hasInspector: false },
  { id: 'compose', to: '/projects/$projectId/compose', icon: Feather, hasInspector: false },
  { id: 'analyse', to: '/projects/$projectId/analyse', icon: ScanText, hasInspector: false },
  { id: 'predict', to: '/projects/$projectId/predict', icon: ChartSpline, hasInspector: false },
  { id: 'plan', to: '/projects/$projectId/plan', icon: Route, hasInspector: false },
] as const satisfies readonly ProjectPlace[];

/** The places that concern the whole app. */
export const appPlaces = [
  { id: 'models', to: '/models', icon: Boxes },
  { id: 'privacy', to: '/privacy', icon: ShieldCheck },
  { id: 'settings', to: '/settings', icon: Settings2 },
] as const;

interface ProjectPlace {
  readonly id: string;
  readonly to: `/projects/$projectId/${string}`;
  readonly icon: LucideIcon;
  readonly hasInspector: boolean;
}

/** The place of a project that an address leads to. */
export function projectPlaceOf(path: string): (typeof projectPlaces)[number] | undefined {
  const [, projects, , id] = path.split('/');
  return projects === 'projects' ? projectPlaces.find((place) => place.id === id) : undefined;
}
