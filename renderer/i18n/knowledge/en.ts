/** The English texts of the knowledge place. */
export const knowledgeEn = {
  lead: 'What your customers may be told: documents that are read, searched and quoted on this machine.',
};
