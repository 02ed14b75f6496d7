/** A `.npy` file as NumPy writes it; the header can be made to lie. */
export function npy(
	shape: readonly number[],
	data: Uint8Array,
	{ version = 1, descr = "'|u1'" as string | null, fortran = false } = {}
): Uint8Array<ArrayBuffer> {
	const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
	const type = descr === null ? '' : `'descr': ${descr}, `;
	const text = `{${type}'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${tuple}), }`;
	const start = version === 1 ? 10 : 12;
	const length = 64 * Math.ceil((start + text.length + 1) / 64) - start;
	const bytes = new Uint8Array(start + length + data.length);
	bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
	const view = new DataView(bytes.buffer);
	if (version === 1) view.setUint16(8, length, true);
	else view.setUint32(8, length, true);
	bytes.set(new TextEncoder().encode(`${text.padEnd(length - 1)}\n`), start);
	bytes.set(data, start + length);
	return bytes;
}
