import { ProtoFile, type ProtoField } from './proto-file.ts';
import { folderDamaged } from './refusals.ts';

/** An input or output as the file declares it; a free dimension is null. */
export interface DeclaredValue {
  readonly name: string;
  /** TensorProto.DataType; 1 is float32, 10 float16. */
  readonly type: number;
  readonly dims: readonly (number | null)[];
}

/** A stretch of another file that a tensor names. `length` is null where it goes to the end. */
interface ExternalPiece {
  readonly location: string;
  readonly offset: number;
  readonly length: number | null;
}

/** What is to be known of an ONNX file before it is opened. */
export interface GraphFacts {
  /** Those that have to be fed: what the file holds a value for is left out. */
  readonly inputs: readonly DeclaredValue[];
  readonly outputs: readonly DeclaredValue[];
  readonly operators: ReadonlySet<string>;
  /** Each file that holds weights once, with the furthest byte that is asked of it. */
  readonly external: ReadonlyMap<string, number>;
}

/** Graphs lie in nodes that lie in graphs, but not as deep as this. */
const deepest = 40;

/**
 * Reads what an ONNX file (onnx.proto, ModelProto) declares; weights are stepped over. Every tensor is looked at, in
 * graphs within nodes and in functions too, so that no file is named unseen. Throws `file-damaged` or `cancelled`.
 */
export function readGraphFacts(
  file: { readonly handle: number; readonly sizeBytes: number },
  checkpoint: () => void,
): GraphFacts {
  const proto = new ProtoFile(file, checkpoint);
  const operators = new Set<string>();
  const external = new Map<string, number>();
  const held = new Set<string>();
  const inputs: DeclaredValue[] = [];
  const outputs: DeclaredValue[] = [];
  let graphs = 0;

  const each = (span: Span, depth: number, visit: (field: ProtoField, inner: Span | null) => void) => {
    if (depth > deepest) throw folderDamaged('its graph lies within itself too often');
    for (const field of proto.fields(span.start, span.end)) visit(field, field.span);
  };

  const visitTensor = (span: Span, depth: number): string => {
    let name = '';
    const places: number[] = [];
    const entries: Span[] = [];
    each(span, depth, ({ field, value }, inner) => {
      if (field === 8 && inner) name = proto.text(inner);
      else if (field === 13 && inner) entries.push(inner);
      else if (field === 14) places.push(value);
    });
    if (entries.length > 0 || places.some((place) => place !== 0)) note(readPiece(proto, entries), external);
    return name;
  };
  const visitSparse = (span: Span, depth: number) =>
    each(span, depth, ({ field }, inner) => {
      if (inner && (field === 1 || field === 2)) held.add(visitTensor(inner, depth + 1));
    });
  const visitAttribute = (span: Span, depth: number) =>
    each(span, depth, ({ field }, inner) => {
      if (!inner) return;
      if (field === 5 || field === 10) visitTensor(inner, depth + 1);
      else if (field === 6 || field === 11) visitGraph(inner, depth + 1, false);
      else if (field === 22 || field === 23) visitSparse(inner, depth + 1);
    });
  const visitNode = (span: Span, depth: number) =>
    each(span, depth, ({ field }, inner) => {
      if (!inner) return;
      if (field === 4) operators.add(proto.text(inner));
      else if (field === 5) visitAttribute(inner, depth + 1);
    });
  const visitGraph = (span: Span, depth: number, isMain: boolean) =>
    each(span, depth, ({ field }, inner) => {
      if (!inner) return;
      if (field === 1) visitNode(inner, depth + 1);
      else if (field === 5) {
        const name = visitTensor(inner, depth + 1);
        if (isMain) held.add(name);
      } else if (field === 15) visitSparse(inner, depth + 1);
      else if (isMain && field === 11) inputs.push(readValue(proto, inner));
      else if (isMain && field === 12) outputs.push(readValue(proto, inner));
    });

  each({ start: 0, end: proto.size }, 0, ({ field }, inner) => {
    if (!inner) return;
    if (field === 7) {
      graphs++;
      visitGraph(inner, 1, true);
    } else if (field === 20) {
      // Graphs for training: they are not run, but loaded.
      each(inner, 1, (training, graph) => {
        if (graph && (training.field === 1 || training.field === 2)) visitGraph(graph, 2, false);
      });
    } else if (field === 25)
      each(inner, 1, (part, node) => {
        if (node && part.field === 7) visitNode(node, 2);
        else if (node && part.field === 11) visitAttribute(node, 2);
      });
  });
  if (graphs === 0 || outputs.length === 0) throw folderDamaged('the file holds no graph of ONNX');
  return { inputs: inputs.filter(({ name }) => !held.has(name)), outputs, operators, external };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function note({ location, offset, length }: ExternalPiece, into: Map<string, number>): void {
  into.set(location, Math.max(into.get(location) ?? 0, offset + (length ?? 0)));
}

/** Key and value of each entry (StringStringEntryProto); what is said last counts. */
function readPiece(proto: ProtoFile, entries: readonly Span[]): ExternalPiece {
  const said = new Map<string, string>();
  for (const { start, end } of entries) {
    let [key, value] = ['', ''];
    for (const { field, span } of proto.fields(start, end)) {
      if (span && field === 1) key = proto.text(span);
      else if (span && field === 2) value = proto.text(span);
    }
    said.set(key, value);
  }
  const number = (key: string): number | null => {
    const text = said.get(key);
    if (text === undefined) return null;
    if (!/^\d{1,15}$/u.test(text)) throw folderDamaged(`a weight lies at no place of its file (${key})`);
    return Number(text);
  };
  return { location: said.get('location') ?? '', offset: number('offset') ?? 0, length: number('length') };
}

/** ValueInfoProto: its name, and of a tensor the type of its elements and its shape. */
function readValue(proto: ProtoFile, { start, end }: Span): DeclaredValue {
  let name = '';
  let type = 0;
  const dims: (number | null)[] = [];
  const within = (span: Span, wanted: number, use: (inner: Span) => void) => {
    for (const { field, span: inner } of proto.fields(span.start, span.end))
      if (field === wanted && inner) use(inner);
  };
  const readTensorType = (tensor: Span) => {
    for (const { field, value, span } of proto.fields(tensor.start, tensor.end)) {
      if (field === 1 && !span) type = value;
      else if (field === 2 && span) within(span, 1, (dim) => dims.push(readDim(proto, dim)));
    }
  };
  for (const { field, span } of proto.fields(start, end)) {
    if (field === 1 && span) name = proto.text(span);
    else if (field === 2 && span) within(span, 1, readTensorType);
  }
  return { name, type, dims };
}

function readDim(proto: ProtoFile, { start, end }: Span): number | null {
  for (const { field, value, span } of proto.fields(start, end)) if (field === 1 && !span) return value;
  return null;
}
