import { FaqPart } from './faq-part.tsx';
import { HandoffsPart } from './handoffs-part.tsx';

interface WaitingViewProps {
  readonly projectId: string;
  /** Shows a conversation. */
  onOpen(conversationId: string): void;
}

/** What waits for a person: conversations handed over, and questions that went unanswered. */
export function WaitingView({ projectId, onOpen }: WaitingViewProps) {
  return (
    <div className="max-w-column">
      <HandoffsPart projectId={projectId} onOpen={onOpen} />
      <FaqPart projectId={projectId} />
    </div>
  );
}
