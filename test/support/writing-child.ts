import { randomUUID } from 'node:crypto';
import { createIdeaStore } from '../../backend/store/idea-store.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { openStore } from '../../backend/store/open.ts';
import { createProjectStore } from '../../backend/store/project-store.ts';
import { buildBrief, buildIdea } from './build.ts';

// Writes ideas until it is killed, and says the id of each one that was acknowledged.
const folder = process.argv[2]!;
const { database } = await openStore(folder, keyFile(folder));
const projects = createProjectStore(database);
const ideas = createIdeaStore(database);
const [first] = await projects.listProjects();
const { id } =
  first ?? (await projects.addProject({ id: randomUUID(), name: 'P', createdAt: 1 }, buildBrief()));
for (;;) {
  const idea = buildIdea(id);
  await ideas.addIdea(idea);
  process.stdout.write(`${idea.id}\n`);
  await new Promise((resolve) => setImmediate(resolve));
}
