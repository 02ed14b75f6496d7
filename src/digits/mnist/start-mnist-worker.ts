/** Starts the worker that fetches and keeps MNIST's files. */
export function startMnistWorker(): Worker {
	return new Worker(new URL('./mnist-worker.ts', import.meta.url), { type: 'module' });
}
