import { useAsk } from '../../backend.ts';
import { EarlierTexts } from './earlier-texts.tsx';
import { FamilyTree } from './family-tree.tsx';
import { RunAgain } from './run-again.tsx';

interface LineagePanelProps {
  readonly projectId: string;
  readonly ideaId: string | null;
  onSelect(id: string): void;
}

/** How the selected idea came to be: its family, its earlier texts, and whether it comes again. */
export function LineagePanel({ projectId, ideaId, onSelect }: LineagePanelProps) {
  const ideas = useAsk('ideas.list', { projectId }).data ?? [];
  const idea = ideas.find(({ id }) => id === ideaId);
  if (!idea) return null;
  return (
    <div key={idea.id}>
      <FamilyTree idea={idea} ideas={ideas} onSelect={onSelect} />
      <EarlierTexts idea={idea} />
      <RunAgain idea={idea} />
    </div>
  );
}
