/** The English texts of the assistant. */
export const assistantEn = {
  lead: 'A support assistant that quotes your documents and knows when it does not know.',
};
