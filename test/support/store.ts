import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createIdeaStore } from '../../backend/store/idea-store.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { openStore } from '../../backend/store/open.ts';
import { createProjectStore } from '../../backend/store/project-store.ts';
import { buildBrief } from './build.ts';

/** The store of a folder with a key file, closed when the test is over. */
export async function openTestStore(folder: string) {
  const store = await openStore(folder, keyFile(folder));
  onTestFinished(() => store.close());
  const projects = createProjectStore(store.database);
  const ideas = createIdeaStore(store.database);
  return {
    store,
    projects,
    ideas,
    addProject: (name = 'Garden', createdAt = Date.now()) =>
      projects.addProject({ id: randomUUID(), name, createdAt }, buildBrief()),
  };
}
