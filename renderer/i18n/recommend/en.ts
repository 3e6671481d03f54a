/** The English texts of the recommender. */
export const recommendEn = {
  lead: 'Would recommendations help? Bring who bought, played or read what, and see for whom and how surely.',
};
