import * as v from 'valibot';
import { wrongValue } from './document-error';
import { grouped } from './found';

/** What `schema` makes of `json`. Throws a DocumentError for the first thing that is not as it must be. */
export function read<T>(schema: v.GenericSchema<unknown, T>, json: unknown): T {
	const result = v.safeParse(schema, json, { abortEarly: true });
	if (result.success) return result.output;
	const [{ path, message, input }] = result.issues;
	throw wrongValue(pathOf(path?.map(({ key }) => key) ?? []), message, input);
}

/** A path in a document: `steps[3].operands.W`. */
function pathOf(keys: readonly unknown[]): string {
	return keys
		.map((key, k) => (typeof key === 'number' ? `[${key}]` : k === 0 ? key : `.${key}`))
		.join('');
}

/** Is `value` a JSON object? */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with at least these keys; what it has besides is left out. */
export function record<E extends v.ObjectEntries>(entries: E) {
	const required = Object.keys(entries).filter((key) => entries[key].type !== 'exact_optional');
	const blank = Object.fromEntries(required.map((key) => [key, undefined]));
	return v.pipe(
		v.custom<Record<string, unknown>>(isObject, 'must be an object'),
		// A key that is not there becomes undefined, so that its own schema says what it must be.
		v.transform((object) => ({ ...blank, ...object })),
		v.object(entries)
	);
}

/** A list of whatever `item` says; `items` is the word for them. */
export function list<T>(item: v.GenericSchema<unknown, T>, items: string) {
	return v.array(item, `must be a list of ${items}`);
}

/** Exactly `value`. */
export function exactly<const T extends string | number>(value: T) {
	return v.custom<T>((found) => found === value, `must be ${JSON.stringify(value)}`);
}

/** One of some names. */
export function oneOf<const T extends string | null>(names: readonly T[]) {
	return v.custom<T>(
		(found) => names.some((name) => name === found),
		`must be one of ${names.map(String).join(', ')}`
	);
}

/** Any text. */
export const text = v.custom<string>((found) => typeof found === 'string', 'must be a text');

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number) {
	return v.custom<number>(
		(found) => Number.isInteger(found) && Number(found) >= least && Number(found) <= most,
		`must be a whole number from ${grouped(least)} to ${grouped(most)}`
	);
}
