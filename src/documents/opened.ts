import type { Network, Sample } from '$engine/network';
import { seeded } from '$engine/random';
import { column, tensor } from '$engine/tensor';
import { DocumentError } from './document-error';
import { documentFormat } from './format';
import { readModel } from './model';
import { parse } from './parse';
import { checkSample, readSample } from './sample';

/** A file as text, with the name it goes by. */
export interface NamedText {
	readonly name: string;
	readonly text: string;
}

/** What some documents held; a sample fits the network beside it, or `current` where there is none. */
export type Opened = OpenedNetwork | { readonly network: null; readonly sample: Sample | null };

/** A network with its sample, and the one that is drawn for who brings none. */
export interface OpenedNetwork {
	readonly network: Network;
	readonly sample: Sample | null;
	readonly drawn: Sample;
}

/** Reads a model, a sample or both. Throws a DocumentError that starts with the file's name; then none of them counts. */
export function readOpened(files: readonly NamedText[], current: Network): Opened {
	let network = null as Network | null;
	let sample: { sample: Sample; name: string } | null = null;
	for (const { name, text } of files) {
		inFile(name, () => {
			const json = parse(text);
			const format = documentFormat(json);
			if (format === 'backstep-trace') {
				throw new DocumentError('a trace cannot be opened: open its model and its sample');
			}
			if (format === 'backstep-model' ? network : sample) {
				throw new DocumentError(`only one ${format} can be opened at a time`);
			}
			if (format === 'backstep-model') network = readModel(json);
			else sample = { sample: readSample(json), name };
		});
	}
	const own = checked(sample, network ?? current);
	return network ? { network, sample: own, drawn: drawnSample(network) } : { network, sample: own };
}

/** A sample for a network that came without one: a seeded input, and the first output as the one that is wanted. */
function drawnSample({ layers }: Network): Sample {
	const random = seeded(1);
	const target = tensor(layers.at(-1)!, 1);
	target.data[0] = 1;
	return {
		input: column(Array.from({ length: layers[0] }, () => Math.round(random() * 100) / 100)),
		target
	};
}

function checked(found: { sample: Sample; name: string } | null, network: Network): Sample | null {
	if (!found) return null;
	inFile(found.name, () => checkSample(found.sample, network));
	return found.sample;
}

function inFile(name: string, read: () => void) {
	try {
		read();
	} catch (error) {
		if (!(error instanceof DocumentError)) throw error;
		throw new DocumentError(`${name}: ${error.message}`);
	}
}
