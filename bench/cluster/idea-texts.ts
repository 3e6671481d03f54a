import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { briefParts, type BriefParts } from '../../backend/ideation/brief-parts.ts';
import { fillOpening } from '../../backend/ideation/openings.ts';
import type { Client } from '../../contract/client.ts';

const cardsSchema = z.array(z.object({ text: z.string(), openings: z.array(z.string()) }));
const root = path.join(import.meta.dirname, '../..');

/** Texts like ideas: the openings of the library's cards, their places filled from three briefs in turn. */
export async function ideaTexts(
  client: Client,
  count: number,
): Promise<{ readonly title: string; readonly pitch: string }[]> {
  const briefs: BriefParts[] = [];
  for (const name of ['launderette', 'vet-saturday', 'hearing-aids']) {
    const markdown = await readFile(path.join(root, 'test/briefs', `${name}.md`), 'utf8');
    briefs.push(briefParts(await client.call('briefs.parseMarkdown', { markdown })));
  }
  const folder = path.join(root, 'library/stimuli');
  const texts: { title: string; pitch: string }[] = [];
  for (const file of (await readdir(folder)).filter((one) => one.endsWith('.json')).sort())
    for (const card of cardsSchema.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8'))))
      card.openings.forEach((opening, turn) => {
        for (const parts of briefs) {
          const pitch = fillOpening(opening, parts, turn);
          if (pitch) texts.push({ title: card.text, pitch });
        }
      });
  // Evenly from all, so that fewer are no other subjects.
  return Array.from({ length: count }, (_, at) => texts[Math.floor((at * texts.length) / count)]!);
}
