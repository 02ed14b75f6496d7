import { bytesSaid } from '$digits/bytes-said';
import { mnistFiles } from './mnist-files';

/** How much of MNIST is here and kept, as sentences, from the names of the files that are here; '' where none is. */
export function mnistHere(here: readonly string[], keptBytes: number): string {
	if (here.length === 0) return '';
	const missing = mnistFiles.map(({ name }) => name).filter((name) => !here.includes(name));
	if (missing.length === 0) {
		const kept =
			keptBytes > 0
				? ` This browser keeps them (${bytesSaid(keptBytes)}), and they are there without a network.`
				: '';
		return `MNIST is here: 60,000 digits to train on, 10,000 to test on.${kept}`;
	}
	const count = `${here.length} of 4 files ${here.length === 1 ? 'is' : 'are'} here.`;
	return `${count} Still missing: ${missing.join(', ')}.`;
}
