import { Star } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, IconButton } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { DropZone } from '../ui/drop-zone.tsx';
import { FolderZone } from '../ui/folder-zone.tsx';
import { GrowingText } from '../ui/growing-text.tsx';
import { Keys } from '../ui/keys.tsx';
import { Notice } from '../ui/notice.tsx';
import { Column, Part, PlaceTitle } from '../ui/page.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { Select } from '../ui/select.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Stepper } from '../ui/stepper.tsx';

/**
 * Every part of `ui/` in its states, for those who build with them and for the test that looks at them
 * (test/e2e/parts.spec.ts). No link leads here, and what it is called is not translated: `#/parts`.
 */
export function PartsPage() {
  return (
    <Column>
      <PlaceTitle lead="What the places are made of, in every state.">Parts</PlaceTitle>
      <Buttons />
      <Choices />
      <Fields />
      <Words />
      <Surfaces />
      <Tables />
    </Column>
  );
}

/** A part in one state, named for the test. */
function Shown({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div data-shown={name} className="mb-3 flex flex-wrap items-center gap-3">
      {children}
    </div>
  );
}

function Buttons() {
  return (
    <Part title="Buttons">
      {(['primary', 'plain', 'quiet'] as const).map((look) => (
        <Shown key={look} name={`button ${look}`}>
          <Button look={look}>Write it down</Button>
          <Button look={look} icon={<Star size={15} aria-hidden />}>
            With an icon
          </Button>
          <Button look={look} disabled>
            Not now
          </Button>
        </Shown>
      ))}
      <Shown name="icon button">
        <IconButton label="Star">
          <Star size={16} aria-hidden />
        </IconButton>
        <IconButton label="Star, not now" disabled>
          <Star size={16} aria-hidden />
        </IconButton>
      </Shown>
    </Part>
  );
}

const fruits: readonly { readonly value: string; readonly label: string; readonly hint?: string }[] = [
  { value: 'apple', label: 'Apple', hint: 'Keeps all winter' },
  { value: 'pear', label: 'Pear' },
  { value: 'quince', label: 'Quince' },
];

function Choices() {
  const [fruit, setFruit] = useState('apple');
  const [count, setCount] = useState('3');
  const select = { options: fruits, value: fruit, onChange: setFruit };
  const stepper = { fewer: 'Fewer', more: 'More', min: 1, max: 9, value: count, onChange: setCount };
  return (
    <Part title="Choices">
      <Shown name="choice">
        <Choice label="Fruit" options={fruits} value={fruit} onChange={setFruit} />
      </Shown>
      <Shown name="select">
        <Select label="Fruit, folded away" {...select} />
        <Select label="Fruit, in a table" bare {...select} />
        <Select label="Fruit, not now" disabled {...select} />
      </Shown>
      <Shown name="stepper">
        <Stepper label="How many" problemId={null} {...stepper} />
        <Stepper label="How many, wrong" problemId="too-many" {...stepper} />
        <span id="too-many" className="text-small text-red">
          More than there are.
        </span>
      </Shown>
    </Part>
  );
}

function Fields() {
  const [text, setText] = useState('');
  const secret = { value: text, onChange: setText, showLabel: 'Show', hideLabel: 'Hide' };
  return (
    <Part title="Fields">
      <Shown name="search field">
        <SearchField label="Search the list" value={text} limit={100} onChange={setText} />
      </Shown>
      <Shown name="growing text">
        <GrowingText
          aria-label="A longer text"
          value={text}
          placeholder="It grows as one writes."
          onChange={(event) => setText(event.target.value)}
          className="w-full border-b border-hairline-strong font-content text-content focus-within:border-accent"
        />
      </Shown>
      <div data-shown="secret field" className="grid gap-4">
        <SecretField label="Passphrase" {...secret} note="Six words are enough." />
        <SecretField label="Passphrase, wrong" {...secret} isWrong note="This one opens nothing." />
        <SecretField label="Recovery key" {...secret} isCopied />
        <SecretField label="Passphrase, not now" {...secret} disabled />
      </div>
    </Part>
  );
}

function Words() {
  return (
    <Part title="Words and keys">
      <div data-shown="notice" className="grid gap-3">
        <Notice tone="calm">For your information.</Notice>
        <Notice tone="unsure" actions={<Button>Look at it</Button>}>
          Something to mind.
        </Notice>
        <Notice tone="loss" actions={<Button>Try again</Button>}>
          It did not work; what you wrote is kept.
        </Notice>
      </div>
      <div className="mt-3">
        <Shown name="keys">
          <Keys chord="j" mac={false} />
          <Keys chord="Mod+Shift+z" mac={false} />
          <Keys chord="Mod+Enter" mac />
          <Keys chord="Alt+ArrowUp" mac={false} />
        </Shown>
      </div>
    </Part>
  );
}

function Surfaces() {
  const [open, setOpen] = useState(false);
  return (
    <Part title="Surfaces">
      <div data-shown="drop zone" className="grid gap-3">
        <DropZone choose="Choose a file" accept=".csv" onFiles={() => undefined}>
          A file goes here.
        </DropZone>
        <DropZone choose="Choose, not now" accept=".csv" disabled onFiles={() => undefined}>
          None goes here now.
        </DropZone>
        <FolderZone choose="Choose a folder" onFiles={() => undefined}>
          A folder goes here.
        </FolderZone>
      </div>
      <div className="mt-3">
        <Shown name="sheet">
          <Button onClick={() => setOpen(true)}>Open a sheet</Button>
          <Sheet
            open={open}
            title="A sheet"
            description="Laid on the desk, taken away with Escape."
            closeLabel="Close"
            onOpenChange={setOpen}
          >
            <p>What is on it scrolls when it is long.</p>
          </Sheet>
        </Shown>
      </div>
    </Part>
  );
}

const rows = [
  { name: 'First', count: 12 },
  { name: 'Second', count: 3 },
  { name: 'A third with a name that is longer', count: 1024 },
];

function Tables() {
  return (
    <Part title="Tables">
      <div data-shown="data table">
        <DataTable
          label="Counts"
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            { id: 'name', heading: 'Name', cell: ({ name }) => name, sortBy: ({ name }) => name },
            {
              id: 'count',
              heading: 'Count',
              isNumber: true,
              cell: ({ count }) => count,
              sortBy: ({ count }) => count,
            },
          ]}
        />
      </div>
    </Part>
  );
}
