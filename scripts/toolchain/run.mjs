import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. Resolves with its exit code (128 + n for signal n, as a shell has it) and,
 * with `capture`, what it wrote. Signals sent to this process are passed on, so that Ctrl C ends both.
 */
export function run(command, args, { capture = false, timeoutMs = 0, quietStdout = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['inherit', quietStdout ? 2 : 'inherit', 'inherit'];
    const child = spawn(command, args, { stdio, timeout: timeoutMs, ...options });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    const passOn = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    const done = () => signals.forEach((signal) => process.off(signal, passOn));
    child.once('error', (error) => (done(), reject(error)));
    child.once('close', (code, signal) => {
      done();
      resolve({ code: code ?? 128 + (signalNumbers[signal] ?? 0), stdout, stderr });
    });
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
