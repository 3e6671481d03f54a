/** The English texts of searching everything. */
export const searchEn = {
  kinds: {
    idea: 'Ideas',
    passage: 'Documents',
    document: 'Developed',
    text: 'Texts',
    conversation: 'Conversations',
    brief: 'Briefs',
    plan: 'Plans',
    template: 'Templates',
  },
  onlyHere: 'In this project only',
  byMeaning: 'by meaning',
  untitled: 'Untitled',
  more: 'Show more of what was found',
  indexing: 'Reading what is new: {{done}} of {{total}}',
  found_one: '{{count}} found',
  found_other: '{{count}} found',
};
