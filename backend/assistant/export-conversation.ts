import type { Conversation, Message } from '../../contract/conversations.ts';
import { plainMarkdown } from '../../contract/markdown.ts';
import { branchTo } from './branches.ts';

/**
 * The branch shown as Markdown, the sources of each answer below it. What was said is quoted and made plain, so that it
 * can neither pose as structure nor have a picture fetched by the program that shows it.
 */
export function conversationMarkdown(
  conversation: Conversation,
  messages: readonly Message[],
  personaName: string,
): string {
  const lines = [`# ${plainMarkdown(conversation.title)}`, ''];
  for (const message of branchTo(messages, conversation.leafId)) {
    lines.push(
      message.role === 'customer' ? '**Customer**' : `**${plainMarkdown(personaName) || 'Assistant'}**`,
      '',
    );
    const { answer } = message;
    const said =
      answer === null
        ? message.text.split('\n').map(plainMarkdown)
        : [
            answer.sentences
              .map(({ text, citations }) =>
                [plainMarkdown(text), ...citations.map((number) => `[${number}]`)].join(' '),
              )
              .join(' '),
          ];
    lines.push(...said.map((line) => `> ${line}`), '');
    for (const { number, source, page, text } of answer?.citations ?? [])
      lines.push(
        `${number}. ${plainMarkdown(source)}${page === null ? '' : `, page ${page}`}: “${plainMarkdown(text)}”`,
      );
    if ((answer?.citations.length ?? 0) > 0) lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Everything of a conversation, all branches. */
export function conversationJson(conversation: Conversation, messages: readonly Message[]): string {
  return `${JSON.stringify({ conversation, messages }, null, 2)}\n`;
}
