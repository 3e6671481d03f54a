import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { buildGeneration, buildIdea } from '../support/build.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const notFound = { code: 'not-found' };

describe('the store of ideas', () => {
  it('gives back what it was given, provenance and all', async () => {
    const { ideas, addProject } = await openTestStore(await temporaryFolder());
    const project = await addProject();
    const parent = buildIdea(project.id, { title: '灌溉俱乐部 “🌱”' });
    const child = buildIdea(project.id, { parentId: parent.id, origin: 'person', provenance: null });
    await ideas.addIdea(parent);
    const added = await ideas.addIdea(child);
    expect(added).toEqual({ ...child, rank: '00000002V' });
    expect(await ideas.listIdeas(project.id)).toEqual([parent, added]);
    expect(await ideas.getIdea(child.id)).toEqual(added);
  });

  it('lists the oldest first, and within a millisecond as they came', async () => {
    const { ideas, addProject } = await openTestStore(await temporaryFolder());
    const { id } = await addProject();
    const [late, early, also] = [300, 100, 100].map((createdAt) => buildIdea(id, { createdAt }));
    for (const idea of [late!, early!, also!]) await ideas.addIdea(idea);
    expect((await ideas.listIdeas(id)).map((idea) => idea.id)).toEqual([early!.id, also!.id, late!.id]);
  });

  it('edits, stars, deletes and restores, and moves the time of the project', async () => {
    const { ideas, projects, addProject } = await openTestStore(await temporaryFolder());
    const project = await addProject('Garden', 1000);
    const idea = buildIdea(project.id, { createdAt: 2000 });
    const projectNow = async () => (await projects.listProjects())[0]!;
    await ideas.addIdea(idea);
    expect(await projectNow()).toMatchObject({ updatedAt: 2000, ideaCount: 1, starredCount: 0 });

    const edited = await ideas.editIdea(idea.id, { title: 'Better' }, 3000);
    expect(edited).toEqual({ ...idea, title: 'Better', editedAt: 3000 });
    expect(await projectNow()).toMatchObject({ updatedAt: 3000 });

    expect((await ideas.starIdea(idea.id, true)).starred).toBe(true);
    expect(await projectNow()).toMatchObject({ starredCount: 1 });
    expect((await projectNow()).updatedAt).toBeGreaterThan(3000);

    await ideas.deleteIdea(idea.id);
    expect(await projectNow()).toMatchObject({ ideaCount: 0, starredCount: 0 });
    expect(await ideas.listIdeas(project.id)).toEqual([]);
    await expect(ideas.getIdea(idea.id)).rejects.toMatchObject(notFound);
    await expect(ideas.editIdea(idea.id, { title: 'No' }, 1)).rejects.toMatchObject(notFound);
    await expect(ideas.starIdea(idea.id, true)).rejects.toMatchObject(notFound);
    await expect(ideas.deleteIdea(idea.id)).rejects.toMatchObject(notFound);

    expect(await ideas.restoreIdea(idea.id)).toEqual({ ...edited, starred: true });
    expect(await projectNow()).toMatchObject({ ideaCount: 1, starredCount: 1 });
  });

  it('tells what was done about ideas of the model’s, the latest first; one that was replaced is none of them', async () => {
    const { ideas, addProject } = await openTestStore(await temporaryFolder());
    const { id: projectId } = await addProject();
    const [starred, deleted, replaced, left, own] = [1, 2, 3, 4, 5].map((createdAt) =>
      buildIdea(projectId, { createdAt, ...(createdAt === 5 && { origin: 'person', provenance: null }) }),
    );
    for (const idea of [starred!, deleted!, replaced!, left!, own!]) await ideas.addIdea(idea);
    for (const { id } of [starred!, own!]) await ideas.starIdea(id, true);
    for (const { id } of [deleted!, replaced!]) await ideas.deleteIdea(id);
    const record = buildGeneration(projectId);
    const input = { projectId, method: 'scamper', count: 1, replaceIdeaId: replaced!.id };
    await ideas.startGeneration({ ...record, given: { ...record.given!, input } });

    expect(await ideas.listTreatedIdeas(projectId)).toEqual([
      { starred: false, state: 'new', provenance: deleted!.provenance, isDeleted: true },
      { starred: true, state: 'new', provenance: starred!.provenance, isDeleted: false },
    ]);
  });

  it('says not-found for what was never there, and for what is in a deleted project', async () => {
    const { ideas, projects, addProject } = await openTestStore(await temporaryFolder());
    const nobody = randomUUID();
    await expect(ideas.getBrief(nobody)).rejects.toMatchObject(notFound);
    await expect(ideas.listIdeas(nobody)).rejects.toMatchObject(notFound);
    await expect(ideas.addIdea(buildIdea(nobody))).rejects.toMatchObject(notFound);
    await expect(ideas.restoreIdea(nobody)).rejects.toMatchObject(notFound);
    await expect(ideas.startGeneration(buildGeneration(nobody))).rejects.toMatchObject(notFound);
    await expect(ideas.finishGeneration(nobody, 'done', 1, null)).rejects.toMatchObject(notFound);

    const project = await addProject();
    const idea = buildIdea(project.id);
    await ideas.addIdea(idea);
    await projects.deleteProject(project.id, Date.now());
    await expect(ideas.getBrief(project.id)).rejects.toMatchObject(notFound);
    await expect(ideas.listIdeas(project.id)).rejects.toMatchObject(notFound);
    await expect(ideas.getIdea(idea.id)).rejects.toMatchObject(notFound);
    await projects.restoreProject(project.id);
    expect(await ideas.listIdeas(project.id)).toEqual([idea]);
  });

  it('takes nothing over when one part of a write fails', async () => {
    const { ideas, addProject } = await openTestStore(await temporaryFolder());
    const project = await addProject();
    const idea = buildIdea(project.id);
    await ideas.addIdea(idea);
    await expect(ideas.addIdea({ ...idea, title: 'Twice' })).rejects.toThrow(/UNIQUE/);
    await expect(ideas.addIdea(buildIdea(project.id, { parentId: randomUUID() }))).rejects.toThrow(/FOREIGN/);
    expect(await ideas.listIdeas(project.id)).toEqual([idea]);
  });

  it('remembers each model once', async () => {
    const { store, ideas, addProject } = await openTestStore(await temporaryFolder());
    const { id } = await addProject();
    await ideas.startGeneration(buildGeneration(id, { startedAt: 7 }));
    await ideas.startGeneration(buildGeneration(id, { startedAt: 9 }));
    await ideas.startGeneration(buildGeneration(id, { startedAt: 11, modelSha256: 'b'.repeat(64) }));
    const models = await store.database.selectFrom('model').selectAll().orderBy('sha256').execute();
    expect(models.map((model) => model.first_used_at)).toEqual([7, 11]);
  });

  it('lists 1,000 ideas quickly, without looking through those of others', async () => {
    const { store, ideas, addProject } = await openTestStore(await temporaryFolder());
    const [project, other] = [await addProject(), await addProject()];
    for (let index = 0; index < 1000; index++) {
      await ideas.addIdea(buildIdea(project.id, { createdAt: index }));
      if (index % 10 === 0) await ideas.addIdea(buildIdea(other.id));
    }
    const start = performance.now();
    expect(await ideas.listIdeas(project.id)).toHaveLength(1000);
    expect(performance.now() - start).toBeLessThan(250);

    const plan = await sql`explain query plan select * from idea
      where project_id = ${project.id} and deleted_at is null order by created_at, rowid`.execute(
      store.database,
    );
    expect(JSON.stringify(plan.rows)).toContain('idea_of_project');
    expect(JSON.stringify(plan.rows)).not.toContain('TEMP B-TREE');
  }, 120_000);
});
