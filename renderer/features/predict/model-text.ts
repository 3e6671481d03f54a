/** A model file as the backend takes it. */
export interface ModelText {
  readonly name: string;
  readonly text: string;
}

/** Reads a model file that was dropped or chosen. */
export async function modelTextOf(file: File): Promise<ModelText> {
  return { name: file.name, text: await file.text() };
}
