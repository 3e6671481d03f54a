import type { Message } from '../../contract/conversations.ts';
import type { Turn } from '../../contract/assistant.ts';

/** The way from the first message to one of them, both included; empty for null. Throws when a parent is missing. */
export function branchTo(messages: readonly Message[], leafId: string | null): Message[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const branch: Message[] = [];
  for (let id = leafId; id !== null;) {
    const message = byId.get(id);
    if (!message || branch.includes(message)) throw new Error('A branch leads nowhere');
    branch.unshift(message);
    id = message.parentId;
  }
  return branch;
}

/** The end of the newest branch through a message. */
export function newestLeaf(messages: readonly Message[], id: string): string {
  const child = messages.findLast(({ parentId }) => parentId === id);
  return child ? newestLeaf(messages, child.id) : id;
}

/** What was said, as turns; answers of which nothing was shown are left out. */
export function turnsOf(branch: readonly Message[]): Turn[] {
  return branch.filter(({ text }) => text !== '').map(({ role, text }) => ({ role, text }));
}

/** How many answers at the end of a branch were refused, in a row. */
export function refusalsAtEnd(branch: readonly Message[]): number {
  const answers = branch.filter(({ role }) => role === 'assistant');
  const other = answers.findLastIndex(({ answer }) => answer?.outcome?.type !== 'refused');
  return answers.length - 1 - other;
}
