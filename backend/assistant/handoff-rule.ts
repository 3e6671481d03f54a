import type { HandoffReason } from '../../contract/answer.ts';
import type { AssistantSettings } from '../../contract/assistant.ts';
import { findTopic } from './find-topic.ts';
import { findInjury, findLegalThreat } from './signs-of-danger.ts';
import { findFrustration } from './signs-of-frustration.ts';
import { findRequest } from './signs-of-request.ts';

/** Why a person has to take over, and what in the text says so. */
export interface HandoffCause {
  readonly reason: HandoffReason;
  readonly evidence: string;
}

/** Whether a question goes to a person before it is answered: by the gravest sign in it, as far as the settings want it. */
export function handoffCauseOf(question: string, settings: AssistantSettings): HandoffCause | null {
  const { onRequest, onFrustration, onDanger, topics } = settings.handoff;
  const found = (reason: HandoffReason, evidence: string | null) =>
    evidence === null ? null : { reason, evidence };
  const topic = findTopic(question, topics);
  return (
    (onDanger
      ? (found('injury', findInjury(question)) ?? found('legal', findLegalThreat(question)))
      : null) ??
    (onRequest ? found('request', findRequest(question)) : null) ??
    (onFrustration ? found('frustration', findFrustration(question)) : null) ??
    (topic ? found('topic', `${topic.name}: ${topic.words}`) : null)
  );
}
