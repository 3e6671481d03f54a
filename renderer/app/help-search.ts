import { helpTopicOf, type HelpTopic } from '../features/help/topics.ts';

/** What the address of the help says: which topic is open; the first when it says nothing. */
export function validateHelpSearch(search: Record<string, unknown>): { topic?: HelpTopic } {
  const topic = helpTopicOf(search.topic);
  return topic === undefined ? {} : { topic };
}
