/**
 * `value` as JSON text that people can read and compare: down to `levels` deep, everything that
 * holds lists or objects has a line for each of its items. Numbers are written so that they are
 * read back bit for bit; −0 is written 0, and what is not finite is null.
 */
export function layOut(value: object, levels: number): string {
	return write(value, levels, '') + '\n';
}

function write(value: unknown, levels: number, indent: string): string {
	if (levels === 0 || !holdsMore(value)) return JSON.stringify(value);
	const inner = indent + '\t';
	if (Array.isArray(value)) {
		const items = value.map((item) => inner + write(item, levels - 1, inner));
		return `[\n${items.join(',\n')}\n${indent}]`;
	}
	const entries = Object.entries(value).map(
		([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, levels - 1, inner)}`
	);
	return `{\n${entries.join(',\n')}\n${indent}}`;
}

function holdsMore(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some((item) => typeof item === 'object' && item !== null);
}
