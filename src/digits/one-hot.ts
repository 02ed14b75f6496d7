/** The target for a label: `size` numbers, 1 at the label and 0 elsewhere. Throws a RangeError when there is no such place. */
export function oneHot(label: number, size = 10): Float64Array {
	if (!Number.isInteger(label) || label < 0 || label >= size) {
		throw new RangeError(`A label is a whole number from 0 to ${size - 1}, not ${label}.`);
	}
	const target = new Float64Array(size);
	target[label] = 1;
	return target;
}
