import {
  Boxes,
  ChartSpline,
  CircleHelp,
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
import type { HelpTopic } from '../features/help/topics.ts';

/** The places of a project, in the order of the rail: their addresses, and whether something lies beside the page. */
export const projectPlaces = [
  { id: 'brief', to: '/projects/$projectId/brief', help: 'brief', icon: NotebookPen, hasInspector: true },
  { id: 'ideas', to: '/projects/$projectId/ideas', help: 'methods', icon: Lightbulb, hasInspector: true },
  {
    id: 'develop',
    to: '/projects/$projectId/develop',
    help: 'develop',
    icon: FileStack,
    hasInspector: false,
  },
  {
    id: 'knowledge',
    to: '/projects/$projectId/knowledge',
    help: 'assistant',
    icon: LibraryBig,
    hasInspector: false,
  },
  {
    id: 'assistant',
    to: '/projects/$projectId/assistant',
    help: 'assistant',
    icon: MessagesSquare,
    hasInspector: false,
  },
  {
    id: 'recommender',
    to: '/projects/$projectId/recommender',
    help: 'recommender',
    icon: ThumbsUp,
    hasInspector: false,
  },
  { id: 'compose', to: '/projects/$projectId/compose', help: 'text', icon: Feather, hasInspector: false },
  { id: 'analyse', to: '/projects/$projectId/analyse', help: 'text', icon: ScanText, hasInspector: false },
  {
    id: 'predict',
    to: '/projects/$projectId/predict',
    help: 'predictor',
    icon: ChartSpline,
    hasInspector: false,
  },
  { id: 'plan', to: '/projects/$projectId/plan', help: 'planning', icon: Route, hasInspector: false },
] as const satisfies readonly ProjectPlace[];

/** The places that concern the whole app. */
export const appPlaces = [
  { id: 'models', to: '/models', icon: Boxes },
  { id: 'privacy', to: '/privacy', icon: ShieldCheck },
  { id: 'settings', to: '/settings', icon: Settings2 },
  { id: 'help', to: '/help', icon: CircleHelp },
] as const;

interface ProjectPlace {
  readonly id: string;
  readonly to: `/projects/$projectId/${string}`;
  readonly icon: LucideIcon;
  readonly hasInspector: boolean;
  /** The topic of the help that is about it. */
  readonly help: HelpTopic;
}

/** The place of a project that an address leads to. */
export function projectPlaceOf(path: string): (typeof projectPlaces)[number] | undefined {
  const [, projects, , id] = path.split('/');
  return projects === 'projects' ? projectPlaces.find((place) => place.id === id) : undefined;
}
