import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSettingStore } from '../../backend/store/setting-store.ts';
import { buildBrief } from '../support/build.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const notFound = { code: 'not-found' };

describe('the store of projects', () => {
  it('lists the last changed first', async () => {
    const { projects, addProject } = await openTestStore(await temporaryFolder());
    const first = await addProject('First', 1000);
    const second = await addProject('Second', 2000);
    expect(await projects.listProjects()).toEqual([second, first]);
    const brief = await projects.saveBrief(first.id, { problem: 'New' }, 3000);
    expect(brief).toEqual({
      ...buildBrief({ problem: 'New' }),
      ...{ projectId: first.id, about: null, updatedAt: 3000 },
    });
    expect((await projects.listProjects()).map(({ name }) => name)).toEqual(['First', 'Second']);
    expect(await projects.renameProject(second.id, '第二', 4000)).toMatchObject({
      name: '第二',
      createdAt: 2000,
      updatedAt: 4000,
    });
  });

  it('hides a deleted project and brings it back', async () => {
    const { projects, addProject } = await openTestStore(await temporaryFolder());
    const project = await addProject();
    await projects.deleteProject(project.id, 5);
    expect(await projects.listProjects()).toEqual([]);
    await expect(projects.deleteProject(project.id, 6)).rejects.toMatchObject(notFound);
    await expect(projects.renameProject(project.id, 'No', 6)).rejects.toMatchObject(notFound);
    await expect(projects.getBrief(project.id)).rejects.toMatchObject(notFound);
    await expect(projects.saveBrief(project.id, {}, 6)).rejects.toMatchObject(notFound);
    expect(await projects.restoreProject(project.id)).toEqual(project);
    await expect(projects.restoreProject(randomUUID())).rejects.toMatchObject(notFound);
  });
});

describe('the store of settings', () => {
  it('keeps what was saved last', async () => {
    const { store } = await openTestStore(await temporaryFolder());
    const settings = createSettingStore(store.database);
    expect(await settings.read()).toEqual({});
    await settings.write({ theme: 'dark', language: undefined });
    await settings.write({ theme: 'light' });
    expect(await settings.read()).toEqual({ theme: 'light' });
  });
});
