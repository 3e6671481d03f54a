import { Eye, EyeOff } from 'lucide-react';
import { useId, useState } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './button.tsx';

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  /** What the button says that shows or hides what is typed. */
  readonly showLabel: string;
  readonly hideLabel: string;
  /** What is wrong with it, or what to know; read out with the field. */
  readonly note?: string | null;
  readonly isWrong?: boolean;
  /** A secret that is copied from paper: in letters of one width, and shown as it is typed. */
  readonly isCopied?: boolean;
  readonly isNew?: boolean;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}

/** A line for a passphrase, hidden unless one asks to see it. */
export function SecretField(props: SecretFieldProps) {
  const { label, value, onChange, note, isWrong, isCopied = false, isNew = false } = props;
  const id = useId();
  const [isShown, setIsShown] = useState(isCopied);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-small font-medium text-ink-2">
        {label}
      </label>
      {/* While it is shown it is a line of text like any other, which would be kept as it is typed. */}
      <div
        data-stores-itself
        className={classNames(
          'flex items-center rounded-md border bg-paper-high focus-within:border-accent',
          isWrong ? 'border-red' : 'border-hairline-strong',
        )}
      >
        <input
          id={id}
          type={isShown ? 'text' : 'password'}
          value={value}
          maxLength={1024}
          spellCheck={false}
          autoComplete={isNew ? 'new-password' : 'off'}
          autoCapitalize="off"
          // One comes to a locked door to type.
          autoFocus={props.autoFocus}
          disabled={props.disabled}
          aria-invalid={isWrong || undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(
            'h-9 min-w-0 flex-1 bg-transparent px-3 outline-none',
            isCopied ? 'font-mono text-ui' : 'text-content',
          )}
        />
        <IconButton
          label={isShown ? props.hideLabel : props.showLabel}
          className="mr-1"
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeOff size={15} aria-hidden /> : <Eye size={15} aria-hidden />}
        </IconButton>
      </div>
      {note && (
        <p id={`${id}-note`} className={classNames('mt-1 text-small', isWrong ? 'text-red' : 'text-ink-3')}>
          {note}
        </p>
      )}
    </div>
  );
}
