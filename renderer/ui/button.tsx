import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { useKeyHint } from './keys.tsx';

const shared =
  'inline-flex h-8 shrink-0 items-center justify-center gap-2 rounded-md px-3 text-ui font-medium whitespace-nowrap transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50';

/** How a button is drawn; links that lead on use the same. */
export const buttonLook = {
  primary: `${shared} bg-accent text-on-accent hover:bg-accent-deep`,
  plain: `${shared} border border-hairline-strong text-ink hover:border-ink-3 hover:bg-paper-low`,
  quiet: `${shared} text-ink-2 hover:bg-paper-low hover:text-ink`,
} as const;

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: keyof typeof buttonLook;
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a word on it. */
export function Button({ look = 'plain', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classNames(buttonLook[look], className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

/** How a button that is only a picture is drawn; links that are one use the same. */
export const iconButtonLook =
  'inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 transition-colors duration-100 hover:bg-paper-low hover:text-ink disabled:pointer-events-none disabled:opacity-50';

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Its name, for the pointer that rests on it and for those who can't see it. */
  readonly label: string;
  /** The command that it runs, if one does the same: its keys are named behind the label. */
  readonly command?: string;
}

/** A button that is only a picture; its name is always given. */
export function IconButton({ label, command, className, children, ...rest }: IconButtonProps) {
  const { hint, ...keys } = useKeyHint(command);
  return (
    <button
      type="button"
      aria-label={label}
      title={label + hint}
      {...keys}
      className={classNames(iconButtonLook, className)}
      {...rest}
    >
      {children}
    </button>
  );
}
