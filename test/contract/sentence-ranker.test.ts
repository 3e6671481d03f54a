import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const english = `# Hollin Bank Nursery

## Returns

Goods may be sent back within 14 days of delivery. Return postage is paid by us inside the country.

## If something fails

Hedge plants that have not come into leaf by 15 June are replaced once. For fruit trees the date is 30 June.
`;
const german = `# Baumschule Hollin

## Rückgabe

Waren können innerhalb von 14 Tagen zurückgeschickt werden. Das Porto zahlen wir im Inland.

## Wenn etwas nicht anwächst

Heckenpflanzen, die bis zum 15. Juni kein Laub haben, werden einmal ersetzt. Für Obstbäume gilt der 30. Juni.
`;

async function openWith(name: string, text: string) {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Nursery' });
  const file = path.join(await temporaryFolder(), `${name}.md`);
  await writeFile(file, text);
  await collect(client.stream('sources.import', { projectId, paths: [file] }));
  const stateOfRanker = async () =>
    (await client.call('models.list', {})).find(({ task }) => task === 'sentence-ranking')?.state;
  const quote = (question: string) => client.call('knowledge.quote', { projectId, question });
  return { stateOfRanker, quote };
}

it('sentences of English documents are read together with the question', async () => {
  const { quote, stateOfRanker } = await openWith('terms', english);
  expect(await stateOfRanker()).toBe('unloaded');
  const { quotes } = await quote('who pays when i send it back');
  expect(quotes.map(({ text }) => text)).toContain('Return postage is paid by us inside the country.');
  expect(await stateOfRanker()).toBe('loaded');
});

it('a language that the ranker was not taught is compared by meaning, and quoted all the same', async () => {
  const { quote, stateOfRanker } = await openWith('bedingungen', german);
  const { quotes } = await quote('Wer zahlt das Porto?');
  expect(quotes.map(({ text }) => text)).toContain('Das Porto zahlen wir im Inland.');
  expect(await stateOfRanker()).toBe('unloaded');
});

const answers = `# Questions

## What does E-4012 mean?

The battery is colder than 0 °C and will not charge. Take it indoors for 2 hours, then charge it. Nothing is broken.

## Can the scale stay outside in winter?

Yes, down to -20 °C.
`;

it('under a heading that is the question, the answer is quoted from its beginning', async () => {
  const { quote } = await openWith('faq', answers);
  const { quotes } = await quote('What does E-4012 mean?');
  expect(quotes.map(({ text }) => text)).toEqual([
    'The battery is colder than 0 °C and will not charge.',
    'Take it indoors for 2 hours, then charge it.',
    'Nothing is broken.',
  ]);
});
