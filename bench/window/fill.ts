import { openSession } from '../../cli/session.ts';
import { bakery } from '../../test/e2e/page/brief-page.ts';

export const projectName = 'Board';

const words = [
  'dough',
  'oven',
  'courier',
  'queue',
  'leftover',
  'subscription',
  'school',
  'office',
  'freezer',
];
const states = ['new', 'promising', 'chosen', 'parked'] as const;

/** Makes a project with as many ideas, in all states and with some tags; gives its id. */
export async function fill(folder: string, count: number): Promise<string> {
  const session = await openSession(folder);
  try {
    const { client } = session;
    const brief = {
      title: bakery.Title,
      problem: bakery.Problem,
      people: bakery.People,
      assets: bakery.Assets,
    };
    const { id: projectId } = await client.call('projects.create', { name: projectName, brief });
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const [one, two, three] = [0, 1, 2].map((by) => words[(i * 7 + by * (1 + (i % 5))) % words.length]);
      const fields = {
        title: `Idea ${i + 1}: ${one} and ${two}`,
        pitch:
          `A ${one} that a ${two} brings to the ${three}, so that nothing is thrown away at closing time. `.repeat(
            1 + (i % 3),
          ),
        who: `People with a ${three}`,
      };
      ids.push((await client.call('ideas.add', { projectId, fields })).id);
    }
    for (const [at, state] of states.entries()) {
      const of = ids.filter((_, i) => i % 4 === at);
      if (of.length > 0)
        await client.call('board.change', { ids: of, state, addTags: [words[at]!, `lot ${at}`] });
    }
    return projectId;
  } finally {
    await session.close();
  }
}
