import { InklingError } from '../../../contract/errors.ts';

/** A line of events that is longer than this is none. */
const longestLine = 1 << 20;

/**
 * The data of server-sent events, one for each line that has any (WHATWG HTML, 9.2): what OpenAI's interface streams never
 * spans lines. Throws `engine-unusable` for a line without an end.
 */
export async function* serverEvents(body: AsyncIterable<Buffer>): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r\n|\r|\n/u);
    rest = lines.pop() ?? '';
    if (rest.length > longestLine)
      throw new InklingError(
        'engine-unusable',
        'The engine sent a line without an end, so its answer was let go.',
        'Try the engine under Models; it may not be what it should.',
      );
    for (const line of lines) {
      const data = dataOf(line);
      if (data !== null) yield data;
    }
  }
  const data = dataOf(rest);
  if (data !== null) yield data;
}

function dataOf(line: string): string | null {
  return line.startsWith('data:') ? line.slice(5).replace(/^ /u, '') : null;
}
