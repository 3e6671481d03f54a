/** A prompt for an idea as the embedded model was taught it, for tests of what it drafts. */
export const ideaPrompt = {
  system: 'You invent products for a brief. Answer each stimulus with one concrete idea as JSON.',
  stem: 'Brief: Bakery Returns\nProblem: 140 of 900 loaves come back unsold every evening.',
  turn: '\n\nStimulus: Combine: merge two steps that people now do separately.',
};
