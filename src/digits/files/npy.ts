import { counted } from '$digits/counted';
import { IdxError } from './idx-error';

/** An array of bytes from a file of NumPy's: its shape, and its numbers in C order. */
export interface NpyBytes {
	readonly shape: readonly number[];
	readonly data: Uint8Array<ArrayBuffer>;
}

/** Types of NumPy by the letter of their kind. */
const KINDS: Readonly<Record<string, string>> = {
	i: 'signed integers',
	u: 'unsigned integers',
	f: 'floats',
	c: 'complex numbers',
	b: 'booleans',
	O: 'Python objects',
	S: 'strings',
	U: 'strings'
};

/**
 * Reads a `.npy` file of unsigned bytes, of format 1, 2 or 3
 * (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html); the numbers share the
 * memory of `bytes`. `name` names it in errors. Throws an IdxError that says what else it holds.
 */
export function readNpy(name: string, bytes: Uint8Array<ArrayBuffer>): NpyBytes {
	const { text, end } = header(name, bytes);
	const descr = /'descr':\s*(?:'([^']*)'|\[)/.exec(text);
	const order = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
	const tuple = /'shape':\s*\(([\d,\s]*)\)/.exec(text)?.[1];
	if (!descr || !order || tuple === undefined) {
		throw new IdxError(`${name} has a header that is none of NumPy’s.`);
	}
	const type = descr[1];
	if (!/^[|<>=]?u1$/.test(type ?? '')) {
		throw new IdxError(
			`${name} holds ${typeName(type)}, but unsigned bytes (uint8) were expected.`
		);
	}
	const shape = tuple
		.split(',')
		.filter((size) => size.trim() !== '')
		.map(Number);
	if (order === 'True' && shape.length > 1) {
		throw new IdxError(
			`${name} is in Fortran’s order, column by column: save numpy.ascontiguousarray of it.`
		);
	}
	const count = shape.reduce((product, size) => product * size, 1);
	if (bytes.length - end !== count) {
		throw new IdxError(
			`${name} has ${counted(bytes.length - end, 'number')}, but its header announces ${shape.join('×') || 1}.`
		);
	}
	return { shape, data: bytes.subarray(end) };
}

/** The text of the header, and where it ends. */
function header(name: string, bytes: Uint8Array): { text: string; end: number } {
	const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
	if (!magic.every((byte, k) => bytes[k] === byte)) {
		throw new IdxError(`${name} is no array of NumPy’s: it does not start with \\x93NUMPY.`);
	}
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const version = bytes[6];
	if (version !== 1 && version !== 2 && version !== 3) {
		throw new IdxError(`${name} is of NumPy’s format ${version ?? ''}, but 1, 2 or 3 is read.`);
	}
	const start = version === 1 ? 10 : 12;
	const length =
		bytes.length < start
			? Infinity
			: version === 1
				? view.getUint16(8, true)
				: view.getUint32(8, true);
	if (bytes.length < start + length) throw new IdxError(`${name} ends inside its header.`);
	const text = new TextDecoder().decode(bytes.subarray(start, start + length));
	return { text, end: start + length };
}

/** `float32 (<f4)`, as it is said in a sentence. */
function typeName(descr: string | undefined): string {
	if (descr === undefined) return 'records';
	const [, letter, size] = /^[|<>=]?([a-zA-Z])(\d*)/.exec(descr) ?? [];
	const kind = KINDS[letter];
	if (!kind) return `numbers of type ${descr}`;
	return 'iufc'.includes(letter) ? `${8 * Number(size)}-bit ${kind}` : kind;
}
