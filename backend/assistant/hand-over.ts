import type { Handoff } from '../../contract/conversations.ts';
import type { Turn } from '../../contract/assistant.ts';
import { unsupportedClaims } from './claims.ts';
import { languageOf } from './language.ts';
import { handoffPrompt, transcriptOf } from './layouts.ts';
import type { LendingPhase, Models } from './ports.ts';
import { overlapOf } from './terms.ts';
import { readJson, writeOnce } from './write-once.ts';

const summaryTokens = 160;
/** Turns that the model reads, and share of a summary's words that must come from them. */
const turnsRead = 10;
const leastOverlap = 0.5;
/** Longest extract, in characters. */
const extractLimit = 600;

/** What a colleague is told. */
export type HandoffNote = Pick<Handoff, 'summary' | 'nextStep' | 'summaryBy' | 'transcript'>;

/**
 * Sums a conversation up for the colleague who takes over. What the model writes is kept only if its words, numbers and
 * names come from the conversation; otherwise, and in Chinese, the customer's own words stand in.
 */
export async function handOver(
  models: Models,
  projectId: string,
  turns: readonly Turn[],
  signal: AbortSignal,
  onPhase: (phase: LendingPhase) => void,
): Promise<HandoffNote> {
  const transcript = transcriptOf(turns);
  const extract = extractOf(turns);
  const isEnglish = turns.every(({ role, text }) => role !== 'customer' || languageOf(text) === 'en');
  const written = isEnglish ? await write(models, projectId, turns, signal, onPhase) : null;
  if (written === null || !isFaithful(written.summary, transcript))
    return { summary: extract, nextStep: '', summaryBy: 'extract', transcript };
  return {
    summary: written.summary,
    nextStep: unsupportedClaims(written.next, [transcript]).length === 0 ? written.next : '',
    summaryBy: 'model',
    transcript,
  };
}

async function write(
  models: Models,
  projectId: string,
  turns: readonly Turn[],
  signal: AbortSignal,
  onPhase: (phase: LendingPhase) => void,
): Promise<{ summary: string; next: string } | null> {
  const prompt = handoffPrompt(await models.layout(projectId, 'handoff'), turns.slice(-turnsRead));
  const text = await models.borrowWriter(projectId, signal, onPhase, (writer) =>
    writeOnce(writer, prompt, summaryTokens, signal),
  );
  const json = readJson(text);
  const summary = json?.['summary'];
  const next = json?.['next'];
  return typeof summary === 'string' && typeof next === 'string' ? { summary, next } : null;
}

function isFaithful(summary: string, transcript: string): boolean {
  return (
    summary.length >= 15 &&
    unsupportedClaims(summary, [transcript]).length === 0 &&
    overlapOf(summary, transcript) >= leastOverlap
  );
}

/** What the customer said first and last, as it stands. */
function extractOf(turns: readonly Turn[]): string {
  const said = turns.filter(({ role }) => role === 'customer').map(({ text }) => text.trim());
  const first = said[0] ?? '';
  const last = said.at(-1) ?? '';
  const whole = said.length > 1 && first !== last ? `${first}\n…\n${last}` : last;
  return whole.length > extractLimit ? `${whole.slice(0, extractLimit - 1)}…` : whole;
}
