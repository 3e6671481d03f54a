import './guard-worker.ts';
import { availableParallelism } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { createAnalyseJobs } from './analyse/jobs.ts';
import { findPersonalData } from './assistant/personal-data/mask.ts';
import { createClusterJobs } from './cluster/jobs.ts';
import { createDocumentJobs } from './documents/jobs.ts';
import { passOverPdfStrays } from './documents/pdf-strays.ts';
import { readFile } from './documents/read-file.ts';
import { readTextFile } from './documents/read-text-file.ts';
import { createIdeationJobs } from './ideation/jobs.ts';
import { createModelJobs } from './models/jobs.ts';
import { createPictureJobs } from './predict/pictures/jobs.ts';
import { createPredictJobs } from './predict/jobs.ts';
import { createProjectFileJobs } from './project-file/jobs.ts';
import { parseNumber } from './recommend/data/parse-number.ts';
import { createTimeReader } from './recommend/data/parse-time.ts';
import { createRecommendJobs } from './recommend/jobs.ts';
import { convertGguf } from './runtime/gguf/convert.ts';
import { createInvertMatrix } from './runtime/invert-matrix.ts';
import { layOut } from './runtime/lay-out.ts';
import { createMeasureSpeed } from './runtime/measure-speed.ts';
import { copyOnnxFolder } from './runtime/onnx-folder/copy-folder.ts';
import { chooseRuntime } from './runtime/ort/open-session.ts';
import { createRunOnnx } from './runtime/run-onnx.ts';
import { loadPictureReader } from './runtime/ocr/load-picture-reader.ts';
import { loadListener } from './runtime/pipelines/listener.ts';
import { createTryModel } from './runtime/try-model.ts';
import { createSpeechJobs } from './speech/jobs.ts';
import { createBackupJobs } from './store/backups/jobs.ts';
import { previewTable } from './tables/preview-table.ts';
import { readTable } from './tables/read-table.ts';
import { serveJobs } from './workers/serve-jobs.ts';
import { createWriterJobs } from './writers/jobs.ts';

if (!parentPort) throw new Error('This file is the start of a worker thread.');
passOverPdfStrays(process);
serveJobs(parentPort, {
  ...createDocumentJobs(loadPictureReader),
  ...createBackupJobs(),
  ...createWriterJobs(),
  ...createClusterJobs({ layOut }),
  ...createIdeationJobs({ tables: { read: readTable, preview: previewTable }, readTextFile }),
  ...createModelJobs({
    convertGguf,
    copyOnnx: copyOnnxFolder,
    tryModel: createTryModel(chooseRuntime().kind),
    measureSpeed: createMeasureSpeed(chooseRuntime().kind),
  }),
  ...createSpeechJobs({ load: loadListener, readFile }),
  ...createProjectFileJobs(),
  ...createPictureJobs(createRunOnnx(chooseRuntime().kind)),
  ...createRecommendJobs({
    tables: { read: readTable, preview: previewTable },
    invert: createInvertMatrix(chooseRuntime().kind, availableParallelism()),
    layOut,
  }),
  ...createPredictJobs({
    tables: { read: readTable, preview: previewTable },
    runOnnx: createRunOnnx(chooseRuntime().kind),
  }),
  ...createAnalyseJobs({
    tables: { read: readTable, preview: previewTable },
    findByForm: findPersonalData,
    parseNumber,
    createTimeReader,
  }),
});
