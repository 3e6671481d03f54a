import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepId } from './step-line.tsx';

/** One of the four steps, with its name in the margin of thought. */
export function Step({ id, children }: { readonly id: StepId; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby={`step-${id}`} className="border-t border-hairline pt-7 pb-12">
      <h2
        id={`step-${id}`}
        data-step={id}
        tabIndex={-1}
        className="mb-3 scroll-mt-20 font-content text-lead font-semibold outline-none"
      >
        {t(`recommend.steps.${id}`)}
      </h2>
      {children}
    </section>
  );
}

/** A heading within a step. */
export function Heading({ children }: { readonly children: ReactNode }) {
  return <h3 className="mt-8 mb-1 text-ui font-medium">{children}</h3>;
}

/** Sentences, as wide as a line is pleasant to read. */
export function Words({ children }: { readonly children: ReactNode }) {
  return <p className="max-w-column font-content text-content text-ink-2">{children}</p>;
}
