/**
 * Keeps ONNX Runtime from reporting to its maker; before its library is loaded, which then looks once. Since 1.29 the
 * official builds for Linux and macOS send what models are opened and how they run to mobile.events.data.microsoft.com,
 * and keep an identifier of the device under ~/.cache: github.com/microsoft/onnxruntime/pull/27379.
 */
export function forbidTelemetry(): void {
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
}
