import type { Ref, TextareaHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';

interface GrowingTextProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly value: string;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A text area as tall as what is written in it (or as its placeholder). */
export function GrowingText({ className, value, placeholder, ref, ...rest }: GrowingTextProps) {
  return (
    <div className={classNames('growing', className)} data-text={value || placeholder}>
      <textarea
        ref={ref}
        rows={1}
        value={value}
        placeholder={placeholder}
        className="min-w-0 bg-transparent outline-none placeholder:italic"
        {...rest}
      />
    </div>
  );
}
