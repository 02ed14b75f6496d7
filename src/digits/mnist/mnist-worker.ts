// The worker in which MNIST's files are fetched, unzipped, checked and kept.
import { MnistHost } from './mnist-host';
import type { MnistReport, MnistRequest } from './mnist-messages';
import { browserStore } from './mnist-store';

const host = new MnistHost(
	(input, init) => fetch(input, init),
	browserStore,
	(report: MnistReport, transfer: Transferable[] = []) => self.postMessage(report, { transfer })
);

self.onmessage = ({ data }: MessageEvent<MnistRequest>) => {
	host.take(data).catch((error: unknown) => {
		// Thrown where the page hears of it.
		setTimeout(() => {
			throw error;
		});
	});
};
