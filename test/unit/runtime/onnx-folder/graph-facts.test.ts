import { closeSync, fstatSync, openSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InklingError } from '../../../../contract/errors.ts';
import { createRandom } from '../../../../backend/numerics/random.ts';
import { onnxBytes } from '../../../../backend/onnx/model.ts';
import { bytesField, flattened, joined, numberField } from '../../../../backend/onnx/protobuf.ts';
import { copyOnnxFolder } from '../../../../backend/runtime/onnx-folder/copy-folder.ts';
import { readGraphFacts } from '../../../../backend/runtime/onnx-folder/graph-facts.ts';
import { isPlainPath } from '../../../../backend/runtime/onnx-folder/source-folder.ts';
import { embeddedFolder } from '../../../support/embedded-model.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { sharedTokensGraph, writeTinyFolder } from '../../../support/tiny-onnx.ts';

const context = { isCancelled: () => false, checkpoint: () => {}, progress: () => {} };

function factsOf(file: string) {
  const handle = openSync(file, 'r');
  try {
    return readGraphFacts({ handle, sizeBytes: fstatSync(handle).size }, () => {});
  } finally {
    closeSync(handle);
  }
}

async function factsOfBytes(bytes: Uint8Array) {
  const file = path.join(await temporaryFolder(), 'model.onnx');
  await writeFile(file, bytes);
  return factsOf(file);
}

/** A tensor whose weights lie in another file (TensorProto). */
const elsewhere = (location: string, offset = '0', length = '4') =>
  joined([
    numberField(1, 1),
    numberField(2, 1),
    bytesField(8, 'weight'),
    ...Object.entries({ location, offset, length }).map(([key, value]) =>
      bytesField(13, joined([bytesField(1, key), bytesField(2, value)])),
    ),
    numberField(14, 1),
  ]);
const output = bytesField(12, bytesField(1, 'logits'));

describe('what an ONNX file declares', () => {
  it('is read without its weights', async () => {
    const facts = factsOf(path.join(embeddedFolder, 'onnx/model_q4.onnx'));
    expect([...facts.operators]).toContain('GroupQueryAttention');
    expect(facts.inputs.map(({ name }) => name)).toContain('past_key_values.29.value');
    expect(facts.outputs.find(({ name }) => name === 'logits')).toMatchObject({
      type: 1,
      dims: [null, null, 49152],
    });
    expect([...facts.external.keys()].sort()).toEqual([
      'model_q4.onnx_data',
      'model_q4.onnx_data_1',
      'model_q4.onnx_data_2',
    ]);
    const tiny = await factsOfBytes(sharedTokensGraph());
    expect(tiny.inputs.map(({ name }) => name)).toEqual(['input_ids', 'attention_mask', 'token_type_ids']);
    expect(tiny.outputs).toEqual([{ name: 'logits', type: 1, dims: [null, 1] }]);
  });

  it('has every file of weights found, wherever the tensor hides', async () => {
    const node = (attribute: ReturnType<typeof bytesField>) =>
      joined([bytesField(4, 'Constant'), bytesField(5, joined([bytesField(1, 'value'), attribute]))]);
    const model = joined([
      bytesField(7, joined([bytesField(5, elsewhere('a')), output])),
      // A graph that is given in two parts is one graph to whoever loads it.
      bytesField(7, bytesField(1, node(bytesField(5, elsewhere('b'))))),
      bytesField(7, bytesField(1, node(bytesField(6, bytesField(5, elsewhere('c')))))),
      bytesField(7, bytesField(15, joined([bytesField(1, elsewhere('d')), bytesField(2, elsewhere('e'))]))),
      bytesField(25, bytesField(7, node(bytesField(5, elsewhere('f'))))),
      bytesField(20, bytesField(1, bytesField(5, elsewhere('g')))),
    ]);
    expect([...(await factsOfBytes(flattened(model))).external.keys()].sort()).toEqual(
      'a b c d e f g'.split(' '),
    );
  });

  it('is refused where it is no graph, or one without end', async () => {
    let deep = bytesField(5, elsewhere('deep'));
    for (let i = 0; i < 60; i++) deep = bytesField(1, bytesField(5, bytesField(6, deep)));
    const bad: Uint8Array[] = [
      new Uint8Array(0),
      Uint8Array.of(0x3a, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2),
      new Uint8Array(40).fill(0xff),
      flattened(bytesField(7, joined([deep, output]))),
      flattened(bytesField(7, joined([bytesField(5, elsewhere('a', '-1')), output]))),
      flattened(bytesField(7, joined([bytesField(5, elsewhere('x'.repeat(5000))), output]))),
    ];
    for (const bytes of bad)
      await expect(factsOfBytes(bytes)).rejects.toMatchObject({ code: 'file-damaged' });
  });

  it('with bytes changed is read or refused, and never anything else', async () => {
    const whole = onnxBytes(
      {
        ...{ name: 'tiny', operators: { '': 17 }, irVersion: 8, nodes: [], constants: [] },
        inputs: [{ name: 'input_ids', type: 'int64', dims: ['rows', 'tokens'] }],
        outputs: [{ name: 'logits', type: 'float32', dims: ['rows', 1] }],
      },
      '1',
    );
    const random = createRandom(5);
    const file = path.join(await temporaryFolder(), 'model.onnx');
    let refused = 0;
    for (let round = 0; round < 500; round++) {
      const bytes = Uint8Array.from(round % 2 ? whole : sharedTokensGraph());
      for (let i = 0; i < 3; i++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      await writeFile(file, bytes);
      try {
        factsOf(file);
      } catch (error) {
        expect((error as InklingError).code).toBe('file-damaged');
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(50);
  });
});

describe('the weights of a model', () => {
  const graphOf = (location: string, length = '4') =>
    flattened(
      bytesField(
        7,
        joined([
          bytesField(5, elsewhere(location, '0', length)),
          bytesField(11, bytesField(1, 'input_ids')),
          bytesField(12, bytesField(1, 'sentence_embedding')),
        ]),
      ),
    );

  it.each([
    '../secret',
    '/etc/passwd',
    'C:\\secret',
    'a/../../b',
    '*/_ORT_MEM_ADDR_/*',
    '',
    '.',
    'a//b',
    '~/x',
  ])('are not looked for at "%s"', async (location) => {
    const folder = await writeTinyFolder(await temporaryFolder(), { graph: graphOf(location) });
    // Even where there is such a file.
    if (location.startsWith('*')) {
      await mkdir(path.join(folder, 'onnx/*/_ORT_MEM_ADDR_'), { recursive: true });
      await writeFile(path.join(folder, 'onnx', location), 'bytes');
    }
    const target = await temporaryFolder();
    expect(() => copyOnnxFolder(folder, target, context)).toThrow(
      expect.objectContaining({ code: 'file-damaged' }) as Error,
    );
  });

  it('are copied with the graph when they are there in full', async () => {
    const files = { 'onnx/weights/model.bin': new Uint8Array(4) };
    const folder = await writeTinyFolder(await temporaryFolder(), {
      graph: graphOf('weights/model.bin'),
      files,
    });
    const copied = copyOnnxFolder(folder, await temporaryFolder(), context);
    expect(copied.files.map((file) => file.path)).toContain('onnx/weights/model.bin');
    const short = await writeTinyFolder(await temporaryFolder(), {
      graph: graphOf('weights/model.bin', '5'),
      files,
    });
    const target = await temporaryFolder();
    expect(() => copyOnnxFolder(short, target, context)).toThrow(/ends before its weights do/u);
    const gone = await writeTinyFolder(await temporaryFolder(), { graph: graphOf('weights/model.bin') });
    expect(() => copyOnnxFolder(gone, target, context)).toThrow(/weights are missing/u);
  });

  it('go with the licence and the README, but with no folder, link or heap of that name', async () => {
    const folder = await writeTinyFolder(await temporaryFolder(), {
      graph: sharedTokensGraph(),
      files: {
        LICENSE: 'MIT',
        'NOTICE.txt': new Uint8Array(2 ** 20 + 1),
        'licenses/a.txt': 'a folder',
        'README.md': '---\nlicense: mit\nlanguage: [en, "zh"]\n---\n',
      },
    });
    await symlink('/etc/hostname', path.join(folder, 'NOTICE'));
    const copied = copyOnnxFolder(folder, await temporaryFolder(), context);
    expect(copied).toMatchObject({ licence: 'mit', languages: ['en', 'zh'] });
    expect(copied.files.map((file) => file.path).sort()).toEqual([
      ...[
        'LICENSE',
        'README.md',
        'config.json',
        'onnx/model.onnx',
        'tokenizer.json',
        'tokenizer_config.json',
      ],
    ]);
  });

  it('have names of letters, digits and a few signs', () => {
    expect(['model.onnx_data', 'a/b-1.bin', 'Modèle (1)', 'a*b', '.hidden'].map(isPlainPath)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
