import { parseDraft } from '../../backend/ideation/parse-draft.ts';
import type { Conventions, TextModel } from '../../backend/ideation/ports.ts';
import { briefText, ideaPrompt } from '../../backend/ideation/prompts.ts';
import type { BriefFields } from '../../contract/projects.ts';

/** What a person would type who has a model and no method. */
const plainWords = 'Give me a product idea.';
/** As most programs that run models are set out of the box: temperature 0.8, top-p 0.95, top-k 40. */
const sampling = { temperature: 0.8, topK: 40, topP: 0.95, minP: 0, repetitionPenalty: 1.1 } as const;
const maxTokens = 160;

/** Asks the same model for one idea again and again, each time with another seed, and takes what comes. */
export async function plainIdeas(
  text: TextModel,
  conventions: Conventions,
  brief: BriefFields,
  count: number,
): Promise<{ ideas: { title: string; pitch: string }[]; written: number; ms: number }> {
  const startedAt = performance.now();
  const prompt = ideaPrompt(conventions, briefText(conventions, brief), plainWords);
  const signal = new AbortController().signal;
  const ideas: { title: string; pitch: string }[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const request = { prompt, keys: ['title', 'pitch'], openings: [''], sampling, seed, maxTokens, signal };
    const { drafts } = await text.draft(request);
    const idea = parseDraft(drafts[0]?.text ?? '', ['title', 'pitch']);
    if (idea) ideas.push(idea);
  }
  return { ideas, written: count, ms: performance.now() - startedAt };
}
