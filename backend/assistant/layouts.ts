import type { Turn } from '../../contract/assistant.ts';
import type { Layout, Passage } from './ports.ts';

/** What a model is sent: a system line and one user turn. */
export interface ModelPrompt {
  readonly system: string;
  readonly turn: string;
}

/** Characters of a passage that the model reads; longer ones lose their end. */
const passageLimit = 900;

/** Fills {name} places of a layout. Values are put in as they are, braces in them included. */
function fill(layout: string, values: Readonly<Record<string, string>>): string {
  return layout.replace(/\{(\w+)\}/gu, (place, name: string) => values[name] ?? place);
}

/**
 * Passages and question as the model was taught them. The layout shows two passages; as many lines follow as there are.
 * A passage is data: it takes one line, and numbers in brackets in it become round ones, so that it can't pose as another
 * passage or as the question.
 */
export function answerPrompt(layout: Layout, passages: readonly Passage[], question: string): ModelPrompt {
  const [, after = ''] = layout.user.split('\n\n');
  const lines = passages.map(({ text }, i) => `[${i + 1}] ${passageText(text)}`);
  return {
    system: layout.system,
    turn: `${lines.join('\n')}\n\n${fill(after, { question: oneLine(question) })}`,
  };
}

/** A passage on one line, without marks that mean something to the layout. */
export function passageText(text: string): string {
  return oneLine(text)
    .replace(/\[(\d+)\]/gu, '($1)')
    .slice(0, passageLimit);
}

/** A conversation whose last question is to stand alone. */
export function standalonePrompt(layout: Layout, turns: readonly Turn[]): ModelPrompt {
  const instruction = layout.user.slice(layout.user.lastIndexOf('\n') + 1);
  return { system: layout.system, turn: `Conversation:\n${transcriptOf(turns)}\n${instruction}` };
}

/** A conversation that is handed over. */
export function handoffPrompt(layout: Layout, turns: readonly Turn[]): ModelPrompt {
  return { system: layout.system, turn: fill(layout.user, { turns: transcriptOf(turns) }) };
}

/** A passage of which a question is to be made, or further ones. */
export function passagePrompt(layout: Layout, passage: string, question = ''): ModelPrompt {
  return {
    system: layout.system,
    turn: fill(layout.user, { passage: passageText(passage), question: oneLine(question) }),
  };
}

/** "Customer: …" and "Assistant: …" lines. */
export function transcriptOf(turns: readonly Turn[]): string {
  return turns
    .map(({ role, text }) => `${role === 'customer' ? 'Customer' : 'Assistant'}: ${oneLine(text)}`)
    .join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
