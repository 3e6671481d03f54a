import { useRef, useState } from 'react';
import { useBackend } from '../../backend.ts';
import { isDoubtful, isPlainText, worthALook, type PlacedFile } from './encoding-doubts.ts';
import type { EncodingGroup } from './encoding-sheet.tsx';
import { useImports } from './imports.ts';

/** The adding of files: at once, or after a look at those whose encoding is in doubt (at all text, where asked). */
export function useAdding(projectId: string) {
  const backend = useBackend();
  const imports = useImports();
  /** Text files being looked at. */
  const [looked, setLooked] = useState<readonly string[]>([]);
  const [always, setAlways] = useState(false);
  /** Files dropped with them that are in no doubt. */
  const rest = useRef<readonly string[]>([]);

  const add = (groups: readonly EncodingGroup[]) => {
    for (const { paths, encoding } of groups)
      if (paths.length > 0)
        imports.start({ kind: 'import', input: { projectId, paths: [...paths], encoding } });
  };
  const doubtsAmong = async (files: readonly PlacedFile[]): Promise<string[]> => {
    const doubts = await Promise.all(
      worthALook(files).map(({ path }) =>
        backend.call('sources.preview', { path }).then(
          (preview) => (isDoubtful(preview) ? [path] : []),
          // What can't be read is said by the import, by name.
          () => [],
        ),
      ),
    );
    return doubts.flat();
  };

  return {
    looked,
    always,
    setAlways,
    async read(files: readonly File[]) {
      const placed = files
        .map((file) => ({ path: window.inkling.pathOf(file), size: file.size }))
        .filter(({ path }) => path !== '');
      const doubts = always ? placed.filter(isPlainText).map(({ path }) => path) : await doubtsAmong(placed);
      const others = placed.map(({ path }) => path).filter((path) => !doubts.includes(path));
      if (doubts.length === 0) return add([{ paths: others, encoding: undefined }]);
      rest.current = others;
      setLooked(doubts);
    },
    /** Looks at a source that was read already. */
    readAnew(path: string) {
      rest.current = [];
      setLooked([path]);
    },
    addLooked(groups: readonly EncodingGroup[]) {
      const others = rest.current;
      const asFound = groups.filter(({ encoding }) => encoding === undefined).flatMap(({ paths }) => paths);
      setLooked([]);
      add([
        { paths: [...others, ...asFound], encoding: undefined },
        ...groups.filter(({ encoding }) => encoding !== undefined),
      ]);
    },
    /** Leaves out what was looked at; the other files are added. */
    leave() {
      setLooked([]);
      add([{ paths: rest.current, encoding: undefined }]);
    },
  };
}
