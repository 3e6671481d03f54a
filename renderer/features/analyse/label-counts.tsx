import { CountButton } from './count-button.tsx';

interface LabelCountsProps {
  readonly labels: readonly { readonly name: string; readonly rows: string }[];
  onOpen(name: string): void;
}

/** Labels with how many texts have each; a click shows the texts. */
export function LabelCounts({ labels, onOpen }: LabelCountsProps) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-ui">
      {labels.map(({ name, rows }) => (
        <li key={name}>
          <CountButton count={rows} onClick={() => onOpen(name)}>
            {name}
          </CountButton>
        </li>
      ))}
    </ul>
  );
}
