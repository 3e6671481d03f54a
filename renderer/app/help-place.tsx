import { getRouteApi } from '@tanstack/react-router';
import { HelpPage } from '../features/help/help-page.tsx';
import { helpTopics } from '../features/help/topics.ts';

const route = getRouteApi('/help');

/** The help at its address. */
export function HelpPlace() {
  const { topic = helpTopics[0] } = route.useSearch();
  const navigate = route.useNavigate();
  return <HelpPage topic={topic} onTopic={(next) => void navigate({ search: { topic: next } })} />;
}
