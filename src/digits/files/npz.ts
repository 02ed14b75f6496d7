import { counted } from '$digits/counted';
import { PIXELS, SIDE, type DigitSet } from '$digits/digit-set';
import { MOST_UNZIPPED } from './idx';
import { IdxError } from './idx-error';
import { readNpy } from './npy';
import { unzipFiles } from './unzip-files';

/** The arrays of Keras' `mnist.npz`: images and labels of each set. */
const SETS = [
	{ use: 'train', x: 'x_train', y: 'y_train' },
	{ use: 'test', x: 'x_test', y: 'y_test' }
];
const WANTED = SETS.flatMap(({ x, y }) => [`${x}.npy`, `${y}.npy`]);

/**
 * Reads the digits of an `.npz` archive such as Keras' `mnist.npz`: the arrays `x_train` and
 * `y_train`, `x_test` and `y_test`, of unsigned bytes, as one set or two. Rejects with an IdxError
 * that says what is wrong with it.
 */
export async function readNpz(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<DigitSet[]> {
	const isWanted = (file: string) => WANTED.includes(file);
	const { files, others } = await unzipFiles(name, bytes, isWanted, MOST_UNZIPPED);
	const sets: DigitSet[] = [];
	for (const { use, x, y } of SETS) {
		const [images, labels] = [files[`${x}.npy`], files[`${y}.npy`]];
		if (!images && !labels) continue;
		if (!images || !labels) {
			const [one, other] = images ? [x, y] : [y, x];
			throw new IdxError(`${name} holds ${one} but no ${other}, which belongs to it.`);
		}
		sets.push(
			paired(
				`${name} ${use}`,
				pixelsOf(`${x} in ${name}`, images),
				labelsOf(`${y} in ${name}`, labels)
			)
		);
	}
	if (sets.length === 0) {
		const held =
			others.length > 0
				? ` It holds ${others.slice(0, 5).join(', ')}${others.length > 5 ? ', …' : ''}.`
				: '';
		throw new IdxError(
			`${name} is a zip without digits: x_train and y_train, or x_test and y_test, were expected, as Keras’ mnist.npz has them.${held}`
		);
	}
	return sets;
}

function pixelsOf(name: string, bytes: Uint8Array<ArrayBuffer>): Uint8Array {
	const { shape, data } = readNpy(name, bytes);
	const [count, ...sizes] = shape;
	const isFit = sizes.join() === `${SIDE},${SIDE}` || sizes.join() === String(PIXELS);
	if (!isFit) {
		throw new IdxError(
			`${name} has the shape (${shape.join(', ')}), but (n, ${SIDE}, ${SIDE}) was expected.`
		);
	}
	if (count === 0) throw new IdxError(`${name} holds no images.`);
	return data;
}

function labelsOf(name: string, bytes: Uint8Array<ArrayBuffer>): Uint8Array {
	const { shape, data } = readNpy(name, bytes);
	if (shape.length !== 1) {
		throw new IdxError(`${name} has the shape (${shape.join(', ')}), but (n,) was expected.`);
	}
	const wrong = data.findIndex((label) => label > 9);
	if (wrong >= 0) {
		throw new IdxError(
			`${name} gives image ${wrong.toLocaleString('en-US')} the label ${data[wrong]}, but labels go from 0 to 9.`
		);
	}
	return data;
}

function paired(source: string, pixels: Uint8Array, labels: Uint8Array): DigitSet {
	const count = pixels.length / PIXELS;
	if (count !== labels.length) {
		throw new IdxError(
			`${source} has ${counted(count, 'image')} but ${counted(labels.length, 'label')}.`
		);
	}
	return { source, count, pixels, labels };
}
