import { InklingError } from '../../../contract/errors.ts';
import type { Reading } from '../parts/part.ts';
import { leaveWords } from '../words.ts';
import { buildPitch, type Pitch } from './build-pitch.ts';
import { withoutGaps } from './gaps.ts';

/** The pitch of the one idea that was chosen. Throws `invalid-input` for more than one, `not-enough-data` for none. */
export async function pitchOf({ rooms, project, language, ideaIds }: Reading): Promise<Pitch> {
  const projectId = project.id;
  const ideas = (await rooms.ask('ideas.list', { projectId })).filter(({ id }) => ideaIds?.has(id) ?? true);
  const [idea, second] = ideas;
  if (!idea)
    throw new InklingError(
      'not-enough-data',
      'There is no idea to pitch.',
      'Have an idea first, or choose another one.',
    );
  if (second)
    throw new InklingError(
      'invalid-input',
      `A pitch tells of one idea, and ${ideas.length} were chosen.`,
      'Choose the idea to pitch.',
    );
  const brief = await rooms.ask('briefs.get', { projectId });
  const plan = await rooms.ask('plan.get', { projectId });
  const documents = withoutGaps(
    await rooms.ask('develop.idea', { ideaId: idea.id }),
    await rooms.ask('develop.templates', {}),
  );
  return buildPitch({ project: project.name, language, idea, brief, plan, documents }, leaveWords[language]);
}
