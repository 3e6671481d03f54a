/** A "Yes," or "No," that begins an answer. */
const verdict = /^(yes|no),\s+(?=\S)/iu;

/** A written sentence without the "Yes," or "No," before it, which no check can hold against a source that doesn't say it. */
export function withoutVerdict(text: string, source: string): string {
  const [lead, word = ''] = verdict.exec(text) ?? [];
  if (lead === undefined || new RegExp(`^${word}\\b`, 'iu').test(source)) return text;
  const rest = text.slice(lead.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
