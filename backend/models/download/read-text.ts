import type { Answer } from './http-get.ts';

/** Reads a whole answer, so many bytes at most, and closes it. Rejects with what the two say, or where the line breaks. */
export async function readText(
  answer: Answer,
  mostBytes: number,
  say: { requireGiven(status: number): void; tooMuch(): Error },
): Promise<string> {
  try {
    say.requireGiven(answer.status);
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of answer.body) {
      bytes += part.length;
      if (bytes > mostBytes) throw say.tooMuch();
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } finally {
    answer.close();
  }
}
