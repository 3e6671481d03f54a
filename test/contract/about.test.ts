import { expect, it } from 'vitest';
import { openTestBackend } from '../support/backend.ts';

const brief = {
  problem: 'On Saturdays 40 people queue for 26 machines, and a third of those who booked one do not come.',
  people: 'Students, families, and two cleaners.',
};

it('is told from the text of a brief, until the person says it', async () => {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Launderette', brief });
  const all = await client.call('ideation.needs', {});
  const told = await client.call('ideation.tellNeeds', { projectId });
  expect(told.map(({ id }) => id)).toEqual(expect.arrayContaining(['waiting', 'noshow']));
  expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(told.map(({ id }) => id)));
  expect(told.map(({ sureness }) => sureness)).toEqual(
    told.map(({ sureness }) => sureness).toSorted((a, b) => b - a),
  );

  expect((await client.call('briefs.get', { projectId })).about).toBeNull();
  const said = await client.call('briefs.setAbout', { projectId, about: ['price', 'noshow', 'price'] });
  expect(said.about).toEqual(['price', 'noshow']);
  expect((await client.call('briefs.save', { projectId, fields: { people: 'Students.' } })).about).toEqual(
    said.about,
  );
  expect((await client.call('briefs.setAbout', { projectId, about: [] })).about).toEqual([]);
  expect((await client.call('briefs.setAbout', { projectId, about: null })).about).toBeNull();
});

it('is no word that the library does not know, and nothing for a brief that says nothing', async () => {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Empty' });
  expect(await client.call('ideation.tellNeeds', { projectId })).toEqual([]);
  await expect(
    client.call('briefs.setAbout', { projectId, about: ['waiting', 'world-peace'] }),
  ).rejects.toMatchObject({ code: 'invalid-input', message: 'There is no need “world-peace”.' });
  expect((await client.call('briefs.get', { projectId })).about).toBeNull();
});
