// The worker in which a run is computed: loads the kernel, passes messages, and trains in slices.
import { bestKernel, scalarChoice, type KernelChoice } from './best-kernel';
import type { Report, Request } from './messages';
import { RunHost } from './run-host';

const post = (report: Report, transfer: Transferable[] = []) =>
	self.postMessage(report, { transfer });

/** The first message is the address of the compiled kernel. */
const address = new Promise<string>((resolve) => {
	self.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
});

const host = address.then(async (url) => {
	const [kernel, isAlone] = await Promise.all([kernelFrom(url), keepsAlone()]);
	return new RunHost(kernel, isAlone, post);
});

/** Whether no other tab keeps a run in this browser: two would write over each other. For as long as this worker lives. */
function keepsAlone(): Promise<boolean> {
	// Pages that are not secure have no locks.
	if (!navigator.locks) return Promise.resolve(true);
	return new Promise((resolve) => {
		// The worker of a page that has just been left may need a moment to go.
		const signal = AbortSignal.timeout(1000);
		navigator.locks
			.request('backstep-run', { signal }, () => {
				resolve(true);
				return new Promise(() => {});
			})
			.catch(() => resolve(false));
	});
}

/** The compiled kernel, or its twin where it is missing: the same numbers, more slowly. */
async function kernelFrom(url: string): Promise<KernelChoice> {
	try {
		return await bestKernel(async () => (await fetch(url)).arrayBuffer());
	} catch {
		return scalarChoice;
	}
}

// A message of its own lets those of the page in between: a timer would wait.
const { port1, port2 } = new MessageChannel();
let isScheduled = false;
let timer: ReturnType<typeof setTimeout> | undefined;

async function train() {
	isScheduled = false;
	const running = await host;
	running.slice();
	schedule(running);
}

function schedule(running: RunHost) {
	// Another pace, or a pause, may have come while it waited.
	clearTimeout(timer);
	if (isScheduled || !running.busy) return;
	const { wait } = running;
	if (wait > 0) {
		timer = setTimeout(train, wait);
		return;
	}
	isScheduled = true;
	port2.postMessage(null);
}

port1.onmessage = train;

let taking: Promise<void> = address.then(() => {
	self.onmessage = ({ data }: MessageEvent<Request>) => {
		taking = taking.then(() => take(data));
	};
});

async function take(request: Request) {
	const running = await host;
	try {
		await running.take(request);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		// No room for so many images, or so large a network.
		post({ tell: 'failed', why: `This run cannot be: ${error.message}.` });
	}
	schedule(running);
}
