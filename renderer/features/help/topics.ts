/** The topics of the help, in the order in which they are listed; each is a page of library/help in both languages. */
export const helpTopics = [
  'first-idea',
  'limits',
  'brief',
  'methods',
  'board',
  'judging',
  'develop',
  'assistant',
  'recommender',
  'text',
  'predictor',
  'planning',
  'search',
  'export',
  'own-models',
  'privacy',
  'backups',
  'keyboard',
] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** The topic of that name, if there is one. */
export const helpTopicOf = (name: unknown): HelpTopic | undefined =>
  helpTopics.find((topic) => topic === name);
