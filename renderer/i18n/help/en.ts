/** The English texts around the help; its pages are in library/help. */
export const helpEn = {
  lead: 'Short pages, on this machine like everything else.',
  topics: 'Topics',
  search: 'Search the help',
  found_one: '{{count}} topic',
  found_other: '{{count}} topics',
  here: 'Help with this place',
  links: {
    limits: 'What this model can and can’t do',
    assistant: 'How an assistant over documents works',
  },
};
